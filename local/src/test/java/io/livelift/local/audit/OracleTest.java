package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.cancelled;
import static io.livelift.local.audit.LogBuilder.erasureOfPatient;
import static io.livelift.local.audit.LogBuilder.erasureOfPhysician;
import static io.livelift.local.audit.LogBuilder.issued;
import static io.livelift.local.audit.LogBuilder.patientView;
import static io.livelift.local.audit.LogBuilder.physician;
import static io.livelift.local.audit.LogBuilder.view;
import static io.livelift.vocabulary.Breakdown.*;
import static io.livelift.vocabulary.Granularity.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Channel;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracle itself, against numbers computed by hand. */
class OracleTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = T0.plus(days(28));

  private final LogBuilder log = new LogBuilder().add(campaign("C", "P", T0, END));

  @Test
  void oneViewAndOnePrescriptionMakeOneConversionInEveryGranularity() {
    log.add(physician("D", T0, "440305"))
        .add(view("v", "C", "D", T0.plus(hours(3))))
        .add(issued("rx", "D", "P", T0.plus(hours(5))));
    var result = recompute();
    for (var region : List.of("", "44", "44/4403", "44/4403/440305")) {
      var cell = new CellKey("C", CAMPAIGN, T0.toEpochMilli(), NONE, region, "");
      assertThat(result.cells().get(cell))
          .containsEntry("views", 1L)
          .containsEntry("reach", 1L)
          .containsEntry("new_reach", 1L)
          .containsEntry("frequency_1", 1L)
          .containsEntry("cost", 50L)
          .containsEntry("prescriptions", 1L)
          .containsEntry("conversions", 1L)
          .containsEntry("converters", 1L)
          .containsEntry("credit_linear", 1_000_000L)
          .containsEntry("lag_6h", 1L)
          .containsEntry("audience", 1L)
          .containsEntry("audience_converters", 1L)
          .doesNotContainKey("lag_1h");
    }
    assertThat(at(result, MINUTE, T0.plus(hours(3)), NONE, "", "", "views")).isEqualTo(1);
    assertThat(at(result, MINUTE, T0.plus(hours(5)), NONE, "44", "", "conversions")).isEqualTo(1);
    assertThat(at(result, HOUR, T0.plus(hours(5)), CHANNEL, "44", "WECHAT", "conversions"))
        .isEqualTo(1);
    assertThat(at(result, DAY, T0, TIER, "44", "TERTIARY", "lag_6h")).isEqualTo(1);
    assertThat(at(result, DAY, T0, PAYER, "44", "SELF_PAY", "converted_quantity")).isEqualTo(1);
    assertThat(at(result, CAMPAIGN, T0, ARM, "44", "TREATED", "audience_reached")).isEqualTo(1);
    assertThat(at(result, CAMPAIGN, T0, CHANNEL_SET, "", "WECHAT", "converters")).isEqualTo(1);
    assertThat(result.cells())
        .doesNotContainKey(new CellKey("C", MINUTE, T0.toEpochMilli(), CHANNEL, "", "WECHAT"));
  }

  @Test
  void lateViewMovesCreditFromLastToFirst() {
    log.add(channelView("a", T0.plus(hours(1)), Channel.WECHAT))
        .add(issued("rx", "D", "P", T0.plus(hours(10))));
    var before = recompute();
    assertThat(ofChannel(before, "WECHAT", "credit_first")).isEqualTo(1_000_000);
    assertThat(ofChannel(before, "WECHAT", "credit_last")).isEqualTo(1_000_000);
    log.addAt(0, T0.plus(days(3)), channelView("b", T0.plus(hours(4)), Channel.WEBINAR));
    var after = recompute();
    assertThat(ofChannel(after, "WECHAT", "credit_first")).isEqualTo(1_000_000);
    assertThat(ofChannel(after, "WECHAT", "credit_last")).isZero();
    assertThat(ofChannel(after, "WEBINAR", "credit_last")).isEqualTo(1_000_000);
    assertThat(ofChannel(after, "WEBINAR", "credit_linear")).isEqualTo(500_000);
  }

  @Test
  void creditsOfFiveTouchesAddUpToTheMillionth() {
    var channels = List.of(Channel.WECHAT, Channel.EMAIL, Channel.APP, Channel.WEB, Channel.OTHER);
    for (var i = 0; i < 5; i++) {
      log.add(channelView("v" + i, T0.plus(days(7L * i / 2)), channels.get(i)));
    }
    log.add(issued("rx", "D", "P", T0.plus(days(14))));
    var result = recompute();
    // Position: 400,000; 200,000 in three, the remainder of 2 to the first two of them; 400,000.
    assertThat(channels.stream().map(c -> ofChannel(result, c.name(), "credit_position")))
        .containsExactly(400_000L, 66_667L, 66_667L, 66_666L, 400_000L);
    assertThat(channels.stream().map(c -> ofChannel(result, c.name(), "credit_linear")))
        .containsOnly(200_000L);
    // Views on days 0, 3, 7, 10 and 14: weights 2^-2, 2^-11/7, 2^-1, 2^-4/7, 1; their sum is
    // 2.759425. Shares end in .58, .65, .16, .29, .32: the first two are rounded up.
    var decay =
        channels.stream()
            .mapToLong(c -> ofChannel(result, c.name(), "credit_time_decay"))
            .toArray();
    assertThat(decay).isSorted();
    assertThat(decay).containsExactly(90_599, 121_937, 181_197, 243_873, 362_394);
    assertThat(at(result, CAMPAIGN, T0, NONE, "", "", "credit_time_decay")).isEqualTo(1_000_000);
  }

  @Test
  void oddMillionthGoesToTheEarlierTouch() {
    for (var i = 0; i < 3; i++) {
      log.add(channelView("v" + i, T0, Channel.values()[i]));
    }
    log.add(issued("rx", "D", "P", T0));
    var result = recompute();
    for (var model : List.of("credit_linear", "credit_time_decay")) {
      assertThat(ofChannel(result, Channel.values()[0].name(), model)).isEqualTo(333_334);
      assertThat(ofChannel(result, Channel.values()[2].name(), model)).isEqualTo(333_333);
    }
  }

  @Test
  void flightIncludesItsFirstInstantAndNotItsLast() {
    log.add(view("a", "C", "D", T0))
        .add(view("b", "C", "D", T0.minusMillis(1)))
        .add(view("c", "C", "D", END.minusMillis(1)))
        .add(view("d", "C", "D", END));
    var result = recompute();
    assertThat(nation(result, "views")).isEqualTo(2);
    assertThat(result.ledger().get(LogTopic.VIEWS).outcome("out_of_flight")).isEqualTo(2);
  }

  @Test
  void touchIsEligibleOnBothEdgesOfTheAttributionWindow() {
    var rx = T0.plus(days(10));
    for (var touch : List.of(rx.minus(days(7)), rx)) {
      assertThat(conversionsWith(touch, rx)).isEqualTo(1);
    }
    for (var touch : List.of(rx.minus(days(7)).minusMillis(1), rx.plusMillis(1))) {
      assertThat(conversionsWith(touch, rx)).isZero();
    }
  }

  private static long conversionsWith(Instant touch, Instant rx) {
    var week = campaign("C", "P", T0, END);
    week.setAttributionWindowDays(7);
    var log = new LogBuilder().add(week).add(view("v", "C", "D", touch));
    log.add(issued("rx", "D", "P", rx));
    return nation(Oracle.recompute(log.build(), OracleSettings.defaults()), "conversions");
  }

  @Test
  void unqualifiedViewCountsButNeitherReachesNorConverts() {
    var glance = view("v", "C", "D", T0);
    glance.setCompleted(false);
    glance.setDwellMs(29_999);
    log.add(glance).add(issued("rx", "D", "P", T0.plus(hours(1))));
    var result = recompute();
    assertThat(nation(result, "views")).isEqualTo(1);
    assertThat(nation(result, "reach")).isZero();
    assertThat(nation(result, "conversions")).isZero();
    assertThat(at(result, CAMPAIGN, T0, CHANNEL_SET, "", "", "prescriptions")).isEqualTo(1);
  }

  @Test
  void cancellationUndoesAPrescriptionAlsoWhenItArrivesFirst() {
    log.add(cancelled("rx", "D", "P", T0.plus(hours(2))))
        .add(issued("rx", "D", "P", T0.plus(hours(1))))
        .add(cancelled("rx", "D", "P", T0.plus(hours(2))));
    var result = recompute();
    assertThat(nation(result, "prescriptions")).isZero();
    var ledger = result.ledger().get(LogTopic.PRESCRIPTIONS);
    assertThat(ledger.outcomes()).containsOnly(entry("counted", 2), entry("duplicate", 1));
  }

  @Test
  void firstRecordOfAViewWinsAndTheOthersChangeNothing() {
    var other = channelView("v", T0.plus(hours(1)), Channel.EMAIL);
    log.add(view("v", "C", "D", T0)).add(other).add(view("v", "C", "D", T0));
    var result = recompute();
    assertThat(nation(result, "views")).isEqualTo(1);
    assertThat(result.ledger().get(LogTopic.VIEWS).outcomes())
        .containsOnly(entry("counted", 1), entry("conflict", 1), entry("duplicate", 1));
  }

  @Test
  void recordExactlyAtTheLimitsIsAcceptedAndOneMillisecondBeyondIsNot() {
    log.addAt(0, T0.plus(days(7)), view("a", "C", "D", T0))
        .addAt(0, T0.plus(days(7)).plusMillis(1), view("b", "C", "D", T0))
        .addAt(0, T0, view("c", "C", "D", T0.plusSeconds(300)))
        .addAt(0, T0, view("d", "C", "D", T0.plusSeconds(300).plusMillis(1)));
    var ledger = recompute().ledger().get(LogTopic.VIEWS);
    assertThat(ledger.outcomes()).containsOnly(entry("counted", 2), entry("late", 1));
    assertThat(ledger.rejected()).containsOnly(entry("FUTURE", 1));
    assertThat(ledger.accountsForAll()).isTrue();
  }

  @Test
  void viewThatArrivesMoreThanADayAfterItsMinuteMissesOnlyTheMinute() {
    var minuteEnd = T0.plusSeconds(60);
    log.addAt(0, minuteEnd.plus(days(1)), view("a", "C", "D", T0))
        .addAt(0, minuteEnd.plus(days(1)).plusMillis(1), view("b", "C", "D", T0));
    var result = recompute();
    assertThat(at(result, MINUTE, T0, NONE, "", "", "views")).isEqualTo(1);
    assertThat(at(result, HOUR, T0, NONE, "", "", "views")).isEqualTo(2);
    assertThat(at(result, HOUR, T0, NONE, "", "", "frequency_2")).isEqualTo(1);
  }

  @Test
  void dayOfTheClockChangeHas23HoursAndTheRepeatedHourIsTwo() {
    var berlin = campaign("B", "P", T0, Instant.parse("2026-12-01T00:00:00Z"));
    berlin.setTimeZone("Europe/Berlin");
    log.add(berlin)
        .add(view("a", "B", "D", Instant.parse("2026-03-28T23:00:00Z")))
        .add(view("b", "B", "D", Instant.parse("2026-03-29T21:59:59Z")))
        .add(view("c", "B", "D", Instant.parse("2026-03-29T22:00:00Z")))
        .add(view("d", "B", "D", Instant.parse("2026-10-25T00:30:00Z")))
        .add(view("e", "B", "D", Instant.parse("2026-10-25T01:30:00Z")));
    var result = recompute();
    assertThat(views(result, DAY, "2026-03-28T23:00:00Z")).isEqualTo(2);
    assertThat(views(result, DAY, "2026-03-29T22:00:00Z")).isEqualTo(1);
    assertThat(views(result, HOUR, "2026-10-25T00:00:00Z")).isEqualTo(1);
    assertThat(views(result, HOUR, "2026-10-25T01:00:00Z")).isEqualTo(1);
  }

  @Test
  void patientCampaignFollowsPatientsAndSortsOutTheWrongKind() {
    var forPatients = campaign("K", "Q", T0, END);
    forPatients.setAudienceKind(AudienceKind.PATIENT);
    var withPatient = issued("rx", "D", "Q", T0.plus(hours(1)));
    withPatient.setPatientId("pat");
    log.add(forPatients)
        .add(patientView("v", "K", "pat", T0))
        .add(view("v", "K", "D", T0))
        .add(withPatient)
        .add(issued("rx2", "D", "Q", T0.plus(hours(1))));
    var result = recompute();
    var cell = new CellKey("K", CAMPAIGN, T0.toEpochMilli(), NONE, "UNKNOWN", "");
    assertThat(result.cells().get(cell))
        .containsEntry("reach", 1L)
        .containsEntry("conversions", 1L)
        .doesNotContainKey("audience");
    assertThat(result.ledger().get(LogTopic.VIEWS).outcome("wrong_kind")).isEqualTo(1);
    assertThat(result.ledger().get(LogTopic.PRESCRIPTIONS).outcome("wrong_kind")).isEqualTo(1);
  }

  @Test
  void nothingOfAnErasedPhysicianCountsBeforeOrAfter() {
    log.add(physician("D", T0, "11"))
        .add(view("v", "C", "D", T0))
        .add(issued("rx", "D", "P", T0.plus(hours(1))))
        .add(erasureOfPhysician("D", T0))
        .add(erasureOfPhysician("D", T0.plus(hours(9))))
        .add(view("w", "C", "D", T0.plus(hours(9))))
        .add(view("v", "C", "E", T0));
    var result = recompute();
    assertThat(at(result, DAY, T0, NONE, "", "", "views")).isEqualTo(1);
    assertThat(result.ledger().get(LogTopic.VIEWS).outcomes())
        .isEqualTo(Map.of("erased", 2L, "counted", 1L));
    assertThat(result.ledger().get(LogTopic.PRESCRIPTIONS).outcomes())
        .isEqualTo(Map.of("erased", 1L));
    assertThat(result.ledger().get(LogTopic.PHYSICIANS).outcomes()).isEqualTo(Map.of("erased", 1L));
    assertThat(result.ledger().get(LogTopic.ERASURES).outcomes())
        .isEqualTo(Map.of("counted", 1L, "duplicate", 1L));
  }

  @Test
  void prescriptionsOfAnErasedPatientCountWithoutThePatient() {
    var forPatients = campaign("K", "P", T0, END);
    forPatients.setAudienceKind(AudienceKind.PATIENT);
    var withPatient = issued("rx", "D", "P", T0.plus(hours(1)));
    withPatient.setPatientId("pat");
    log.add(forPatients)
        .add(erasureOfPatient("pat", T0))
        .add(patientView("v", "K", "pat", T0))
        .add(withPatient);
    var result = recompute();
    assertThat(result.cells().keySet()).allMatch(key -> key.campaignId().equals("C"));
    assertThat(result.cells().get(new CellKey("C", CAMPAIGN, T0.toEpochMilli(), NONE, "", "")))
        .containsEntry("prescriptions", 1L);
    assertThat(result.ledger().get(LogTopic.VIEWS).outcomes()).isEqualTo(Map.of("erased", 1L));
  }

  @Test
  void attributesAreThoseOfTheProfileThatHeldWhenTheFlightBegan() {
    log.add(physician("D", T0.minus(days(9)), "11"))
        .add(physician("D", T0, "44"))
        .add(physician("D", T0.plusMillis(1), "31"))
        .add(physician("E", T0.plus(days(1)), "31"))
        .add(view("v", "C", "D", T0))
        .add(view("v", "C", "E", T0));
    var result = recompute();
    assertThat(at(result, CAMPAIGN, T0, NONE, "44", "", "reach")).isEqualTo(1);
    assertThat(at(result, CAMPAIGN, T0, NONE, "31", "", "reach")).isEqualTo(1);
    assertThat(at(result, CAMPAIGN, T0, NONE, "11", "", "reach")).isZero();
  }

  @Test
  void holdoutHashIsMurmur3() {
    assertThat(HoldoutNumber.murmur3("".getBytes(StandardCharsets.UTF_8))).isZero();
    assertThat(HoldoutNumber.murmur3("hello".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(0x248bfa47);
    assertThat(HoldoutNumber.murmur3("hello, world".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(0x149bbb7f);
  }

  private OracleResult recompute() {
    return Oracle.recompute(log.build(), OracleSettings.defaults());
  }

  private static io.livelift.contract.ContentView channelView(
      String eventId, Instant at, Channel channel) {
    var view = view(eventId, "C", "D", at);
    view.setChannel(channel);
    return view;
  }

  private static long ofChannel(OracleResult result, String channel, String measure) {
    return at(result, CAMPAIGN, T0, CHANNEL, "", channel, measure);
  }

  private static long nation(OracleResult result, String measure) {
    return at(result, CAMPAIGN, T0, NONE, "", "", measure);
  }

  private static long views(OracleResult result, Granularity granularity, String windowStart) {
    var start = Instant.parse(windowStart).toEpochMilli();
    return result.measure(new CellKey("B", granularity, start, NONE, "", ""), "views");
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

  private static java.util.Map.Entry<String, Long> entry(String name, long count) {
    return java.util.Map.entry(name, count);
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }
}
