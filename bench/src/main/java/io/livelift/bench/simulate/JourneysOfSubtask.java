package io.livelift.bench.simulate;

import io.livelift.job.combine.Combiner;
import io.livelift.job.config.JobConfig;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.Bundle;
import io.livelift.job.journey.Bundles;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.Changes;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.Prescription;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The journey stage of one subtask without Flink, its state in a map: what {@link
 * io.livelift.job.journey.FollowJourneys} does with events that are neither late nor of the erased,
 * and at a barrier.
 */
public final class JourneysOfSubtask {
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
      bundle = open(event.personId());
      bundles.put(bundle);
    }
    give(event, bundle);
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

  private Bundle open(String personId) {
    return new Bundle(
        kind, personId, state.get(personId), config.horizons(), config.limits().eventsPerPerson());
  }

  private void give(PersonEvent event, Bundle bundle) {
    if (event instanceof PersonEvent.Viewed viewed) {
      bundle.add(viewed.view());
    } else if (event instanceof PersonEvent.Issued issued) {
      var former = bundle.prescription(issued.id());
      bundle.addIssued(issued.id(), issued.issued());
      tellPatient(former, bundle.prescription(issued.id()));
    } else if (event instanceof PersonEvent.Cancelled cancelled) {
      var former = bundle.prescription(cancelled.id());
      bundle.addCancelled(cancelled.id(), cancelled.cancelled());
      tellPatient(former, bundle.prescription(cancelled.id()));
    } else if (event instanceof PersonEvent.Profiled profiled) {
      bundle.add(profiled.profile());
    } else if (event instanceof PersonEvent.Resolved patients) {
      bundle.put(patients.prescription());
    }
  }

  /** The patient of a prescription never changes here. */
  private void tellPatient(Prescription former, Prescription now) {
    if (now != null && !now.equals(former) && now.issued() != null) {
      var patient = now.issued().patientId();
      if (patient != null) {
        resolved.accept(new PersonEvent.Resolved(patient, now));
      }
    }
  }

  private void closeBundles() throws Exception {
    bundles.closeAll(this::close);
  }

  private void close(Bundle bundle) {
    state.put(bundle.personId(), bundle.close(book, changes));
    if (combiner.isFull(config.limits().combinedCells())) {
      combiner.drain(sums);
    }
  }
}
