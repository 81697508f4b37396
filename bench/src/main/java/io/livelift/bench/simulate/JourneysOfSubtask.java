package io.livelift.bench.simulate;

import io.livelift.job.combine.Combiner;
import io.livelift.job.config.JobConfig;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.Bundle;
import io.livelift.job.journey.Bundles;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.Changes;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.OpenJourney;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The journey stage of one subtask without Flink, its state in a map: what {@link
 * io.livelift.job.journey.FollowJourneys} does with events that are neither late nor of the erased,
 * and at a barrier.
 */
public final class JourneysOfSubtask implements OpenJourney.Listener {
  private final PersonKind kind;
  private final JobConfig config;
  private final CampaignBook book;
  private final Consumer<SliceSums> sums;
  private final Consumer<PersonEvent> resolved;
  private final Map<String, byte[]> state = new HashMap<>();
  private final Bundles bundles = new Bundles();
  private final Combiner combiner = new Combiner();
  private final Changes changes;

  /**
   * @param book the campaigns in force
   * @param sums takes what is combined
   * @param resolved takes what the journeys of patients are told
   */
  public JourneysOfSubtask(
      PersonKind kind,
      JobConfig config,
      CampaignBook book,
      Consumer<SliceSums> sums,
      Consumer<PersonEvent> resolved) {
    this.kind = kind;
    this.config = config;
    this.book = book;
    this.sums = sums;
    this.resolved = resolved;
    changes = new Changes(config.horizons(), combiner, (topic, outcome, records) -> {});
  }

  public void add(PersonEvent event) throws Exception {
    var bundle = bundles.get(event.personId());
    if (bundle == null) {
      if (bundles.size() >= config.limits().bundlePersons()) {
        closeBundles();
      }
      bundle = new Bundle(event.personId(), state.get(event.personId()), 0);
      bundles.put(bundle);
    }
    bundle.add(event);
  }

  /** Gives what has changed since the last barrier. */
  public void barrier() throws Exception {
    closeBundles();
    combiner.drain(sums);
  }

  /** The bytes of a person's journey; null if there is none. */
  public byte[] journey(String personId) {
    return state.get(personId);
  }

  int persons() {
    return state.size();
  }

  /** Bytes of keys and values in state. */
  long stateBytes() {
    return state.entrySet().stream()
        .mapToLong(e -> e.getKey().length() + e.getValue().length)
        .sum();
  }

  @Override
  public void received(InputTopic topic, LogPosition position, Receipt receipt) {
    // Counted by the job, in the ledger.
  }

  @Override
  public void resolved(PersonEvent.Resolved prescription) {
    resolved.accept(prescription);
  }

  private void closeBundles() throws Exception {
    bundles.closeAll(this::close);
  }

  private void close(Bundle bundle) {
    var limit = config.limits().eventsPerPerson();
    var journey = new OpenJourney(bundle.open(kind), config.horizons(), limit);
    bundle.events().forEach(event -> journey.give(event, this));
    state.put(bundle.personId(), journey.close(book, changes));
    if (combiner.isFull(config.limits().combinedCells())) {
      combiner.drain(sums);
    }
  }
}
