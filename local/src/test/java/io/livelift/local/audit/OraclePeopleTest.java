package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.cancelled;
import static io.livelift.local.audit.LogBuilder.issued;
import static io.livelift.local.audit.LogBuilder.patientView;
import static io.livelift.local.audit.LogBuilder.physician;
import static io.livelift.local.audit.LogBuilder.view;
import static io.livelift.vocabulary.Breakdown.*;
import static io.livelift.vocabulary.Granularity.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oracle's audiences, first prescriptions and cohorts, against numbers computed by hand. */
class OraclePeopleTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = T0.plus(days(28));
  private static final Duration LOOK_BACK = days(180);

  private final LogBuilder log = new LogBuilder().add(campaign("C", "P", T0, END));

  @Test
  void audienceCountsTheTreatedArmAndInArmCellsEachItself() {
    var split = campaign("C", "P", T0, END);
    split.setVersion(2);
    split.setHoldoutPercent(50);
    split.setHoldoutSalt("salt");
    log.add(split);
    long control = 0;
    for (var i = 0; i < 20; i++) {
      log.add(physician("D" + i, T0, "440305"));
      control += HoldoutNumber.of("salt", "D" + i) < 50 ? 1 : 0;
    }
    var treated = 20 - control;
    assertThat(control).isBetween(1L, 19L);
    var result = recompute();
    for (var region : List.of("", "44", "44/4403", "44/4403/440305")) {
      assertThat(at(result, CAMPAIGN, T0, NONE, region, "", "audience")).isEqualTo(treated);
      assertThat(at(result, CAMPAIGN, T0, ARM, region, "CONTROL", "audience")).isEqualTo(control);
      assertThat(at(result, CAMPAIGN, T0, ARM, region, "TREATED", "audience")).isEqualTo(treated);
    }
    assertThat(at(result, CAMPAIGN, T0, TIER, "44/4403", "TERTIARY", "audience"))
        .isEqualTo(treated);
    assertThat(at(result, CAMPAIGN, T0, SEGMENT, "44", "A", "audience")).isEqualTo(treated);
    assertThat(at(result, CAMPAIGN, T0, CHANNEL_SET, "44", "", "audience")).isEqualTo(treated);
    assertThat(result.cells().keySet()).allMatch(key -> key.granularity() == CAMPAIGN);
  }

  @Test
  void prescriberIsNewFromExactlyTheLookBackOn() {
    for (var person : List.of("exactly", "short")) {
      log.add(issued("rx-" + person, person, "P", T0.plus(days(2))));
    }
    log.add(view("v", "elsewhere", "exactly", T0.plus(days(2)).minus(LOOK_BACK)))
        .add(view("v", "elsewhere", "short", T0.plus(days(2)).minus(LOOK_BACK).plusMillis(1)));
    assertFirst(recompute(), 1, 1);
  }

  @Test
  void whoIsSeenFirstByTheirPrescriptionIsNewOnlyWithoutLookBack() {
    log.add(issued("rx", "D", "P", T0));
    assertFirst(recompute(), 0, 1);
    assertFirst(
        Oracle.recompute(log.build(), OracleSettings.defaults().withLookBack(Duration.ZERO)), 1, 0);
  }

  @Test
  void anyProductOfTheCampaignBeforeTheFlightMakesNobodyNew() {
    var two = campaign("C", "P", T0, END);
    two.setVersion(2);
    two.setProductIds(List.of("P", "Q"));
    log.add(two)
        .add(issued("before", "D", "Q", T0.minusMillis(1)))
        .add(issued("rx", "D", "P", T0.plus(days(1))));
    assertFirst(recompute(), 0, 0);
  }

  @Test
  void prescriptionAfterTheFlightMakesNobodyNew() {
    observed("D").add(issued("rx", "D", "P", END));
    assertFirst(recompute(), 0, 0);
    log.add(issued("rx2", "D", "P", END.minusMillis(1)));
    assertFirst(recompute(), 1, 0);
  }

  @Test
  void cancelledPrescriptionIsNotTheFirstButWasObserved() {
    var early = T0.minus(LOOK_BACK);
    log.add(issued("gone", "D", "P", early))
        .add(cancelled("gone", "D", "P", early.plus(hours(1))))
        .add(issued("rx", "D", "P", T0));
    assertFirst(recompute(), 1, 0);
  }

  @Test
  void otherProductsAndOutOfFlightViewsAreObserved() {
    var early = T0.minus(LOOK_BACK);
    log.add(issued("other", "D", "X", early))
        .add(view("out", "C", "E", early))
        .add(issued("rx", "D", "P", T0))
        .add(issued("rx", "E", "P", T0));
    assertFirst(recompute(), 2, 0);
  }

  @Test
  void lateAndFutureRecordsWereNotObserved() {
    var early = T0.minus(LOOK_BACK);
    log.addAt(0, early.plus(days(7)).plusMillis(1), view("late", "C", "D", early))
        .addAt(0, early.minus(days(1)), view("future", "C", "D", early))
        .add(issued("rx", "D", "P", T0));
    assertFirst(recompute(), 0, 1);
  }

  @Test
  void patientsAreObservedByWhatCarriesThem() {
    var forPatients = campaign("K", "Q", T0, END);
    forPatients.setAudienceKind(AudienceKind.PATIENT);
    var early = T0.minus(LOOK_BACK);
    log.add(forPatients)
        .add(patientView("v", "elsewhere", "new", early))
        .add(view("v", "elsewhere", "D", early))
        .add(issued("unnamed", "D", "Q", early))
        .add(forPatient("rx1", "new", T0.plus(hours(1))))
        .add(forPatient("rx2", "unknown", T0.plus(hours(1))));
    var cell = new CellKey("K", DAY, T0.toEpochMilli(), NONE, "UNKNOWN", "");
    assertThat(recompute().cells().get(cell))
        .containsEntry("new_prescribers", 1L)
        .containsEntry("unknown_prescribers", 1L);
  }

  @Test
  void firstPrescriptionStandsInItsLocalDayAndThePersonsBreakdowns() {
    var shanghai = campaign("C", "P", T0, END);
    shanghai.setVersion(2);
    shanghai.setTimeZone("Asia/Shanghai");
    observed("D")
        .add(shanghai)
        .add(physician("D", T0, "440305"))
        .add(issued("rx", "D", "P", Instant.parse("2026-03-04T16:00:00Z")))
        .add(issued("refill", "D", "P", Instant.parse("2026-03-06T16:00:00Z")));
    var result = recompute();
    var day = Instant.parse("2026-03-04T16:00:00Z");
    assertThat(at(result, DAY, day, NONE, "44/4403", "", "new_prescribers")).isEqualTo(1);
    assertThat(at(result, DAY, day, TIER, "44", "TERTIARY", "new_prescribers")).isEqualTo(1);
    assertThat(at(result, CAMPAIGN, T0, ARM, "44/4403/440305", "TREATED", "new_prescribers"))
        .isEqualTo(1);
    assertThat(holding(result, "new_prescribers"))
        .allMatch(key -> key.granularity() == CAMPAIGN || key.windowStart() == day.toEpochMilli())
        .allMatch(key -> key.granularity() == CAMPAIGN || key.granularity() == DAY)
        .allMatch(key -> key.breakdown() == NONE || key.breakdown().of() == Breakdown.Of.PERSON);
  }

  @Test
  void cohortConvertsFromItsFirstViewUntilTheWindowAfterIt() {
    var first = T0.plus(days(2)).plus(hours(3));
    var window = days(30);
    var edges =
        List.of(first.minusMillis(1), first, first.plus(window), first.plus(window).plusMillis(1));
    for (var i = 0; i < 4; i++) {
      log.add(view("v", "C", "D" + i, first))
          .add(view("again", "C", "D" + i, first.plus(days(9))))
          .add(issued("rx", "D" + i, "P", edges.get(i)));
    }
    var result = recompute();
    assertThat(at(result, DAY, T0.plus(days(2)), NONE, "", "", "cohort_converters")).isEqualTo(2);
    assertThat(at(result, DAY, T0.plus(days(2)), NONE, "", "", "new_reach")).isEqualTo(4);
    assertThat(at(result, CAMPAIGN, T0, NONE, "", "", "cohort_converters")).isEqualTo(2);
    assertThat(at(result, CAMPAIGN, T0, NONE, "", "", "converters")).isEqualTo(3);
  }

  @Test
  void cohortIsThatOfTheFirstQualifiedViewInLocalTime() {
    var berlin = campaign("C", "P", T0, END);
    berlin.setVersion(2);
    berlin.setTimeZone("Europe/Berlin");
    var glance = view("glance", "C", "D", T0.plus(hours(1)));
    glance.setCompleted(false);
    log.add(berlin)
        .add(glance)
        .add(view("v", "C", "D", Instant.parse("2026-03-28T23:00:00Z")))
        .add(issued("glanced", "D", "P", T0.plus(hours(2))))
        .add(issued("rx", "D", "P", Instant.parse("2026-03-29T21:59:59Z")));
    var result = recompute();
    var day = Instant.parse("2026-03-28T23:00:00Z");
    assertThat(at(result, DAY, day, NONE, "UNKNOWN", "", "cohort_converters")).isEqualTo(1);
    assertThat(holding(result, "cohort_converters"))
        .allMatch(key -> key.granularity() == CAMPAIGN || key.windowStart() == day.toEpochMilli());
    assertThat(at(result, CAMPAIGN, T0, CHANNEL_SET, "", "WECHAT", "cohort_converters"))
        .isEqualTo(1);
  }

  @Test
  void cancelledPrescriptionConvertsNoCohort() {
    log.add(view("v", "C", "D", T0))
        .add(issued("rx", "D", "P", T0.plus(hours(1))))
        .add(cancelled("rx", "D", "P", T0.plus(hours(2))));
    assertThat(holding(recompute(), "cohort_converters")).isEmpty();
  }

  @Test
  void cohortOfAMinuteThatMissedAViewIsStillToldByTheWholeLog() {
    // The first view arrives two days late: it misses its minute, yet it begins the cohort.
    log.addAt(0, T0.plus(days(2)), view("first", "C", "D", T0.plus(hours(1))))
        .add(view("second", "C", "D", T0.plus(days(1))))
        .add(issued("rx", "D", "P", T0.plus(hours(2))));
    var result = recompute();
    assertThat(at(result, MINUTE, T0.plus(hours(1)), NONE, "", "", "views")).isZero();
    assertThat(at(result, DAY, T0, NONE, "", "", "cohort_converters")).isEqualTo(1);
    assertThat(at(result, DAY, T0.plus(days(1)), NONE, "", "", "cohort_converters")).isZero();
  }

  /** A physician who has been watched for long enough. */
  private LogBuilder observed(String physician) {
    return log.add(view("long-ago", "elsewhere", physician, T0.minus(LOOK_BACK)));
  }

  private static PrescriptionEvent forPatient(String id, String patient, Instant at) {
    var event = issued(id, "D", "Q", at);
    event.setPatientId(patient);
    return event;
  }

  private OracleResult recompute() {
    return Oracle.recompute(log.build(), OracleSettings.defaults());
  }

  private static void assertFirst(OracleResult result, long isNew, long unknown) {
    assertThat(at(result, CAMPAIGN, T0, NONE, "", "", "new_prescribers")).isEqualTo(isNew);
    assertThat(at(result, CAMPAIGN, T0, NONE, "", "", "unknown_prescribers")).isEqualTo(unknown);
  }

  private static List<CellKey> holding(OracleResult result, String measure) {
    return result.cells().keySet().stream()
        .filter(key -> result.measure(key, measure) != 0)
        .toList();
  }

  private static long at(
      OracleResult result,
      Granularity granularity,
      Instant window,
      Breakdown breakdown,
      String region,
      String value,
      String measure) {
    return result.measure(
        new CellKey("C", granularity, window.toEpochMilli(), breakdown, region, value), measure);
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }
}
