package io.livelift.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.job.validation.Intake;
import io.livelift.wire.SingleObjectWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final LoadSpec SPEC = new LoadSpec(7, 2_000, 10, 40_000, 1, Skew.ZIPF);

  private record Sent(Records.Kind kind, byte[] key, byte[] value, long arrival) {
    int hash() {
      return Arrays.hashCode(
          new int[] {
            kind.ordinal(), Arrays.hashCode(key), Arrays.hashCode(value), Long.hashCode(arrival)
          });
    }
  }

  @Test
  void aSeedGivesTheSameBytes() {
    assertThat(hashes(SPEC)).isEqualTo(hashes(SPEC));
    assertThat(hashes(SPEC)).isNotEqualTo(hashes(new LoadSpec(8, 2_000, 10, 40_000, 1, Skew.ZIPF)));
  }

  @Test
  void everyEventIsAcceptedUnderItsKey() throws Exception {
    var config = JobConfig.defaults("nowhere:1");
    Intake<?, PersonEvent> views = intake(config, InputTopic.VIEWS);
    Intake<?, PersonEvent> prescriptions = intake(config, InputTopic.PRESCRIPTIONS);
    for (var record : records(SPEC)) {
      var intake = record.kind() == Records.Kind.VIEW ? views : prescriptions;
      var raw = new RawRecord("topic", 0, 0, record.arrival(), record.key(), record.value());
      assertThat(intake.isMisrouted(raw, intake.accept(raw))).isFalse();
    }
  }

  @Test
  void everyProfileAndCampaignIsAccepted() throws Exception {
    var config = JobConfig.defaults("nowhere:1");
    var load = Load.past(SPEC);
    Intake<?, PersonEvent> profiles = intake(config, InputTopic.PHYSICIANS);
    var writer = new SingleObjectWriter<>(io.livelift.contract.Physician.class);
    for (var i = 0; i < SPEC.physicians(); i++) {
      profiles.accept(raw(writer.write(load.physician(i))));
    }
    var campaigns =
        Intake.ofAnnouncements(
            InputTopic.CAMPAIGNS,
            config.format(InputTopic.CAMPAIGNS),
            LatenessConfig.defaults(),
            65_536);
    var campaignWriter = new SingleObjectWriter<>(io.livelift.contract.Campaign.class);
    for (var campaign : load.campaigns()) {
      campaigns.accept(raw(campaignWriter.write(campaign)));
    }
  }

  @Test
  void sharesAreAsPromised() {
    var load = Load.past(SPEC);
    load.next(SPEC.events(), (kind, key, value, arrival) -> {});
    var truth = load.truth();
    assertThat(truth.views() + truth.prescriptions()).isEqualTo(SPEC.events());
    assertThat(truth.prescriptions() / (double) SPEC.events()).isCloseTo(0.15, within(0.01));
    assertThat(truth.cancellations() / (double) truth.prescriptions())
        .isCloseTo(0.03, within(0.01));
    assertThat(truth.repeated() / (double) SPEC.events()).isCloseTo(0.01, within(0.003));
  }

  @Test
  void theTruthIsWhatANaiveCountFinds() throws Exception {
    Intake<?, PersonEvent> intake = intake(JobConfig.defaults("nowhere:1"), InputTopic.VIEWS);
    var seen = new HashSet<List<String>>();
    var views = new HashMap<String, Long>();
    var reached = new HashMap<String, Set<String>>();
    var load = Load.past(SPEC);
    var records = new ArrayList<Sent>();
    load.next(SPEC.events(), (kind, key, value, at) -> records.add(new Sent(kind, key, value, at)));
    for (var record : records) {
      if (record.kind() != Records.Kind.VIEW) {
        continue;
      }
      var raw = new RawRecord("topic", 0, 0, record.arrival(), record.key(), record.value());
      var viewed = (PersonEvent.Viewed) intake.accept(raw);
      var view = viewed.view();
      if (seen.add(List.of(viewed.personId(), view.eventId()))) {
        views.merge(view.campaignId(), 1L, Long::sum);
        if (view.completed() || view.dwellMs() >= 30_000) {
          reached.computeIfAbsent(view.campaignId(), id -> new HashSet<>()).add(viewed.personId());
        }
      }
    }
    load.truth()
        .campaigns()
        .forEach(
            (campaign, truth) -> {
              assertThat(truth.views()).isEqualTo(views.get(campaign));
              assertThat(truth.reach()).isEqualTo(reached.get(campaign).size());
            });
  }

  @Test
  void halfOfAllEventsAreOfOnePhysicianIfAskedFor() {
    var mostOfOne =
        records(SPEC.withSkew(Skew.ONE_PHYSICIAN)).stream()
            .filter(record -> record.kind() == Records.Kind.VIEW)
            .filter(record -> Arrays.equals(record.key(), PhysicianIds.bytes(0)))
            .count();
    assertThat(mostOfOne / (0.85 * SPEC.events())).isBetween(0.48, 0.55);
  }

  @Test
  void arrivalNeverGoesBack() {
    var last = Long.MIN_VALUE;
    for (var record : records(SPEC)) {
      assertThat(record.arrival()).isGreaterThanOrEqualTo(last);
      last = record.arrival();
    }
  }

  private static Intake<?, PersonEvent> intake(JobConfig config, InputTopic topic) {
    return Intake.ofPersons(topic, config.format(topic), LatenessConfig.defaults(), 65_536);
  }

  private static RawRecord raw(byte[] value) {
    return new RawRecord("topic", 0, 0, Load.START.toEpochMilli(), new byte[0], value);
  }

  private static List<Integer> hashes(LoadSpec spec) {
    return records(spec).stream().map(Sent::hash).toList();
  }

  private static List<Sent> records(LoadSpec spec) {
    var records = new ArrayList<Sent>();
    Load.past(spec)
        .next(spec.events(), (kind, key, value, at) -> records.add(new Sent(kind, key, value, at)));
    return records;
  }

  @Test
  void namesTellSpecsApart() {
    var names =
        Map.of(SPEC.name(), 1, SPEC.withCampaigns(1).name(), 2, SPEC.withEvents(1).name(), 3);
    assertThat(names).hasSize(3);
  }
}
