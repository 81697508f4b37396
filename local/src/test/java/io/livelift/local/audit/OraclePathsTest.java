package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.cancelled;
import static io.livelift.local.audit.LogBuilder.issued;
import static io.livelift.local.audit.LogBuilder.patientView;
import static io.livelift.local.audit.LogBuilder.physician;
import static io.livelift.local.audit.LogBuilder.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle's transitions, against numbers computed by hand. */
class OraclePathsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = T0.plus(Duration.ofDays(28));

  private final LogBuilder log = new LogBuilder();

  OraclePathsTest() {
    var week = campaign("C", "P", T0, END);
    week.setAttributionWindowDays(7);
    log.add(week);
  }

  @Test
  void conversionIsAPathOfItsTouchesAndWhatIsLeftIsOneMore() {
    log.add(touch("left", "D", day(0), Channel.APP))
        .add(touch("a", "D", day(10), Channel.WECHAT))
        .add(touch("b", "D", day(11), Channel.EMAIL))
        .add(issued("rx", "D", "P", day(12)))
        .add(touch("after", "D", day(20), Channel.EMAIL));
    assertThat(transitions("transitions"))
        .isEqualTo(
            Map.of(
                "START>WECHAT", 1L,
                "WECHAT>EMAIL", 1L,
                "EMAIL>CONVERSION", 1L,
                "START>APP", 1L,
                "APP>EMAIL", 1L,
                "EMAIL>NONE", 1L));
  }

  @Test
  void twoConversionsThatShareTouchesAreTwoPathsOfOnePerson() {
    log.add(touch("a", "D", day(1), Channel.WECHAT))
        .add(issued("rx1", "D", "P", day(2)))
        .add(touch("b", "D", day(3), Channel.EMAIL))
        .add(issued("rx2", "D", "P", day(4)));
    assertThat(transitions("transitions"))
        .isEqualTo(
            Map.of(
                "START>WECHAT", 2L,
                "WECHAT>CONVERSION", 1L,
                "WECHAT>EMAIL", 1L,
                "EMAIL>CONVERSION", 1L));
    assertThat(transitions("transition_people").values()).containsOnly(1L);
  }

  @Test
  void leftoverViewsBetweenConversionsMakeOnePathTogether() {
    log.add(touch("left1", "D", day(0), Channel.APP))
        .add(touch("a", "D", day(8), Channel.WECHAT))
        .add(issued("rx1", "D", "P", day(8)))
        .add(touch("left2", "D", day(8).plusMillis(1), Channel.WEB))
        .add(touch("b", "D", day(20), Channel.EMAIL))
        .add(issued("rx2", "D", "P", day(20)));
    assertThat(transitions("transitions"))
        .containsEntry("START>APP", 1L)
        .containsEntry("APP>WEB", 1L)
        .containsEntry("WEB>NONE", 1L)
        .containsEntry("START>WECHAT", 1L)
        .containsEntry("START>EMAIL", 1L)
        .hasSize(7);
  }

  @Test
  void touchesOfOneInstantFollowTheirEventIds() {
    log.add(touch("\ud83d\ude00", "D", day(1), Channel.EMAIL))
        .add(touch("\uff5e", "D", day(1), Channel.WECHAT))
        .add(touch("a", "D", day(1), Channel.APP))
        .add(issued("rx", "D", "P", day(1)));
    assertThat(transitions("transitions"))
        .isEqualTo(
            Map.of(
                "START>APP", 1L,
                "APP>WECHAT", 1L,
                "WECHAT>EMAIL", 1L,
                "EMAIL>CONVERSION", 1L));
  }

  @Test
  void onlyQualifiedViewsOfTheFlightAreOnPathsAndPeopleAreCountedOnce() {
    var glance = touch("glance", "D", day(2), Channel.APP);
    glance.setCompleted(false);
    log.add(glance)
        .add(touch("out", "D", END, Channel.APP))
        .add(touch("a", "D", day(3), Channel.WECHAT))
        .add(touch("b", "D", day(4), Channel.WECHAT))
        .add(touch("c", "D", day(5), Channel.WECHAT))
        .add(touch("a", "E", day(3), Channel.WECHAT))
        .add(physician("E", T0, "440305"))
        .add(issued("none", "F", "P", day(5)));
    assertThat(transitions("transitions"))
        .isEqualTo(Map.of("START>WECHAT", 2L, "WECHAT>WECHAT", 2L, "WECHAT>NONE", 2L));
    assertThat(transitions("transition_people"))
        .isEqualTo(Map.of("START>WECHAT", 2L, "WECHAT>WECHAT", 1L, "WECHAT>NONE", 2L));
  }

  @Test
  void cancellationGivesThePathBackToNone() {
    log.add(touch("a", "D", day(1), Channel.WECHAT))
        .add(issued("rx", "D", "P", day(2)))
        .add(cancelled("rx", "D", "P", day(3)));
    assertThat(transitions("transitions")).isEqualTo(Map.of("START>WECHAT", 1L, "WECHAT>NONE", 1L));
  }

  @Test
  void patientsHavePathsOfTheirOwn() {
    var forPatients = campaign("C", "P", T0, END);
    forPatients.setVersion(2);
    forPatients.setAudienceKind(AudienceKind.PATIENT);
    var prescription = issued("rx", "D", "P", day(2));
    prescription.setPatientId("pat");
    log.add(forPatients)
        .add(patientView("a", "C", "pat", day(1)))
        .add(touch("b", "D", day(1), Channel.APP))
        .add(prescription);
    assertThat(transitions("transitions"))
        .isEqualTo(Map.of("START>WECHAT", 1L, "WECHAT>CONVERSION", 1L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_001, 1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008})
  void stepsFlowThroughEveryChannelAndCohortsAddUp(long seed) {
    var random = RandomLog.of(seed);
    var cells = Oracle.recompute(random.records(), random.settings()).cells();
    var balance = new HashMap<String, Long>();
    cells.forEach(
        (key, measures) -> {
          if (key.breakdown() == Breakdown.TRANSITION) {
            var steps = measures.get("transitions");
            var ends = key.value().split(">");
            assertThat(measures.get("transition_people")).isBetween(1L, steps);
            balance.merge(key.campaignId() + " from " + ends[0], -steps, Long::sum);
            balance.merge(key.campaignId() + " from " + ends[1], steps, Long::sum);
          }
          if (key.breakdown() == Breakdown.NONE && key.region().isEmpty()) {
            var conversions = measures.getOrDefault("conversions", 0L);
            var cohort = measures.getOrDefault("cohort_converters", 0L);
            if (key.granularity() == Granularity.CAMPAIGN) {
              balance.merge(key.campaignId() + " from CONVERSION", -conversions, Long::sum);
              balance.merge(key.campaignId() + " cohorts", cohort, Long::sum);
            } else if (key.granularity() == Granularity.DAY) {
              balance.merge(key.campaignId() + " cohorts", -cohort, Long::sum);
            }
          }
        });
    balance.keySet().removeIf(name -> name.endsWith("START") || name.endsWith("NONE"));
    assertThat(balance.values()).isNotEmpty().containsOnly(0L);
  }

  private Map<String, Long> transitions(String measure) {
    var result = Oracle.recompute(log.build(), OracleSettings.defaults());
    var found = new HashMap<String, Long>();
    for (var key : result.cells().keySet()) {
      if (key.breakdown() == Breakdown.TRANSITION) {
        assertThat(key)
            .isEqualTo(
                new CellKey(
                    "C",
                    Granularity.CAMPAIGN,
                    T0.toEpochMilli(),
                    Breakdown.TRANSITION,
                    "",
                    key.value()));
        found.put(key.value(), result.measure(key, measure));
      }
    }
    return found;
  }

  private static ContentView touch(String eventId, String physician, Instant at, Channel channel) {
    var view = view(eventId, "C", physician, at);
    view.setChannel(channel);
    return view;
  }

  private static Instant day(long day) {
    return T0.plus(Duration.ofDays(day));
  }
}
