package io.livelift.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many bytes of state a physician takes. The figures in docs/operations.md are these. */
class JourneySizeTest {
  private static final long T0 = 1_772_323_200_000L;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void aJourneyGrowsByTheEventAndNotFaster() {
    assertThat(bytes(journey(0))).isLessThanOrEqualTo(60);
    assertThat(bytes(journey(10))).isLessThanOrEqualTo(400);
    assertThat(bytes(journey(50))).isLessThanOrEqualTo(1_500);
    assertThat(bytes(journey(500))).isLessThanOrEqualTo(14_000);
  }

  @Test
  void foldedEventsLeaveTheirIdentitiesAndSums() {
    var person = new Person(PersonKind.PHYSICIAN, "p", journey(500));
    var book = new CampaignBook();
    book.put(campaign());
    Folding.fold(person, book, horizons(), T0 + Duration.ofDays(400).toMillis());

    assertThat(person.journey().views).isEmpty();
    assertThat(bytes(person.journey())).isLessThan(500 * 8 + 1_200);
  }

  private static int bytes(Journey journey) {
    return JourneyCodec.encode(journey).length;
  }

  /** Four of five events are views, over 3 channels and 5 contents; an event every 4 hours. */
  private static Journey journey(int events) {
    var journey = new Journey();
    journey.add(
        new Profile(
            T0, 1, "44/4403/440305", Tier.TERTIARY, "cardiology", List.of("A"), true, at(0)));
    var channels = List.of(Channel.VIRTUAL_REP, Channel.WECHAT, Channel.WEBINAR);
    for (var i = 0; i < events; i++) {
      var time = T0 + i * 4 * HOUR;
      if (i % 5 == 4) {
        var record =
            new PrescriptionRecord(
                "r" + Long.toString(time, 36),
                time,
                "xinan-5mg",
                "T%07d".formatted(i),
                0,
                2,
                Payer.BASIC_INSURANCE,
                Dispensing.HOSPITAL,
                "44/4403/440305",
                at(i));
        journey.addIssued(new PrescriptionId("P000001", record.eventId()), record, 1_000);
      } else {
        journey.add(
            new View(
                "v" + Long.toString(time, 36),
                time,
                "xinan",
                "xinan-content-" + i % 5,
                channels.get(i % 3),
                Team.VIRTUAL,
                30_000L + i,
                true,
                i % 3 == 0 ? null : "44/4403/440305",
                at(i)),
            1_000);
      }
    }
    return journey;
  }

  private static LogPosition at(int i) {
    return new LogPosition(3, 1_000_000L + i, T0 + i * 4 * HOUR + 1_500);
  }

  private static CampaignDefinition campaign() {
    return new CampaignDefinition(
        "xinan",
        1,
        Set.of("xinan-5mg"),
        T0,
        T0 + Duration.ofDays(100).toMillis(),
        ZoneOffset.UTC,
        Duration.ofDays(30).toMillis(),
        0,
        PersonKind.PHYSICIAN,
        new Audience(Set.of(), Set.of(), Set.of(), Set.of(), 10, "s"),
        Map.of());
  }

  private static Horizons horizons() {
    var day = Duration.ofDays(1).toMillis();
    return new Horizons(7 * day, 90 * day, day, 180 * day);
  }
}
