package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsApiIT {
  /** Its attribution windows are over whenever the test runs. */
  private static final Instant LONG_AGO = Instant.parse("2024-03-01T16:00:00Z");

  /** A start that was given up; its cells are all zero by now. */
  private static final Instant GIVEN_UP = LONG_AGO.minus(Duration.ofDays(3));

  private static final Instant FAR_OFF = Instant.parse("2150-03-01T16:00:00Z");
  private static RunningStore store;
  private static ApiClient api;

  @BeforeAll
  static void start() throws SQLException, IOException {
    store = new RunningStore();
    store.define(withHoldout("spring", LONG_AGO));
    store.define(withHoldout("blocked", LONG_AGO));
    store.define(MadeUp.campaign("everybody", 1, "Everybody", LONG_AGO));
    store.define(withHoldout("future", FAR_OFF));
    List<Cell> cells = new ArrayList<>(arms("spring", 4500, 900, 500, 50));
    cells.addAll(arms("blocked", 4500, 900, 300, 30));
    cells.addAll(attributionCells());
    cells.addAll(cohorts("spring", LONG_AGO));
    cells.addAll(cohorts("future", FAR_OFF));
    cells.add(
        MadeUp.suppressed(
            key("spring", LONG_AGO, Breakdown.TIER, "44/4403", "PRIMARY"),
            Map.of(Measure.VIEWS, 9L, Measure.QUALIFIED_VIEWS, 7L, Measure.REACH, 5L)));
    store.apply(MadeUp.frame(1, cells, 1000));
    api = new ApiClient(store.address());
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static Campaign withHoldout(String id, Instant startsAt) {
    return Campaign.newBuilder(MadeUp.campaign(id, 1, id, startsAt)).setHoldoutPercent(10).build();
  }

  private static CellKey key(
      String campaign, Instant startsAt, Breakdown breakdown, String region, String value) {
    return new CellKey(
        campaign, Granularity.CAMPAIGN, startsAt.toEpochMilli(), breakdown, region, value);
  }

  private static List<Cell> arms(String campaign, long nT, long xT, long nC, long xC) {
    return List.of(
        MadeUp.cell(key(campaign, GIVEN_UP, Breakdown.ARM, "", "TREATED"), Map.of()),
        MadeUp.cell(
            key(campaign, LONG_AGO, Breakdown.ARM, "", "TREATED"),
            Map.of(
                Measure.AUDIENCE,
                nT,
                Measure.AUDIENCE_REACHED,
                nT / 2,
                Measure.AUDIENCE_PRESCRIBERS,
                xT,
                Measure.COST,
                450_000L)),
        MadeUp.cell(
            key(campaign, LONG_AGO, Breakdown.ARM, "", "CONTROL"),
            Map.of(Measure.AUDIENCE, nC, Measure.AUDIENCE_PRESCRIBERS, xC)));
  }

  private static List<Cell> attributionCells() {
    var million = 1_000_000L;
    return List.of(
        channel("", "APP", Map.of(Measure.CONVERSIONS, 60L, Measure.CREDIT_FIRST, 60 * million)),
        channel(
            "",
            "EMAIL",
            Map.of(
                Measure.CONVERSIONS, 100L,
                Measure.CREDIT_FIRST, 40 * million,
                Measure.CREDIT_LAST, 100 * million)),
        channel("44/4403", "EMAIL", Map.of(Measure.CREDIT_LAST, 20 * million)),
        MadeUp.cell(
            key("spring", LONG_AGO, Breakdown.CHANNEL_SET, "", "APP+EMAIL"),
            Map.of(Measure.CONVERSIONS, 60L)),
        MadeUp.cell(
            key("spring", LONG_AGO, Breakdown.CHANNEL_SET, "", "EMAIL"),
            Map.of(Measure.CONVERSIONS, 40L)),
        MadeUp.suppressed(
            key("spring", LONG_AGO, Breakdown.CHANNEL_SET, "", "WEB"), Map.of(Measure.REACH, 4L)),
        step("START>APP", 60),
        step("START>EMAIL", 140),
        step("APP>EMAIL", 60),
        step("EMAIL>CONVERSION", 100),
        step("EMAIL>NONE", 100));
  }

  private static Cell channel(String region, String channel, Map<Measure, Long> measures) {
    return MadeUp.cell(key("spring", LONG_AGO, Breakdown.CHANNEL, region, channel), measures);
  }

  private static Cell step(String transition, long count) {
    return MadeUp.cell(
        key("spring", LONG_AGO, Breakdown.TRANSITION, "", transition),
        Map.of(Measure.TRANSITIONS, count, Measure.TRANSITION_PEOPLE, count));
  }

  private static List<Cell> cohorts(String campaign, Instant startsAt) {
    return List.of(
        MadeUp.cell(
            MadeUp.day(campaign, startsAt, ""),
            Map.of(Measure.NEW_REACH, 100L, Measure.COHORT_CONVERTERS, 40L)),
        MadeUp.cell(
            MadeUp.day(campaign, startsAt.plus(Duration.ofDays(1)), ""),
            Map.of(Measure.NEW_REACH, 100L, Measure.COHORT_CONVERTERS, 20L)),
        MadeUp.cell(
            MadeUp.toDate(campaign, startsAt, ""),
            Map.of(
                Measure.REACH, 200L,
                Measure.CONVERTERS, 66L,
                Measure.COHORT_CONVERTERS, 60L)));
  }

  @ParameterizedTest
  @CsvSource({
    "campaigns/spring/lift, LiftOfRegion",
    "campaigns/spring/lift?region=440300, LiftOfRegion",
    "campaigns/spring/lift?region=UNKNOWN, LiftOfRegion",
    "campaigns/blocked/lift, LiftOfRegion",
    "campaigns/everybody/lift, LiftOfRegion",
    "campaigns/spring/attribution, AttributionOfRegion",
    "campaigns/spring/attribution?region=44, AttributionOfRegion",
    "campaigns/spring/attribution?region=44/4403, AttributionOfRegion",
    "campaigns/everybody/attribution, AttributionOfRegion",
    "campaigns/spring/maturity, MaturityOfRegion",
    "campaigns/everybody/maturity, MaturityOfRegion",
    "campaigns/spring/explain, Explanation",
    "campaigns/spring/explain?breakdown=ARM&value=TREATED, Explanation",
    "campaigns/spring/explain?breakdown=TRANSITION&value=APP%3EEMAIL, Explanation",
    "campaigns/spring/explain?granularity=DAY&window_start=2024-03-01T16:00:00Z, Explanation",
    "campaigns/spring/cells?breakdown=TRANSITION, Cells"
  })
  void answersAreAsTheContractSays(String path, String schema) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(api.violations(answer.body(), schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "campaigns/nobody/lift, 404",
    "campaigns/nobody/attribution, 404",
    "campaigns/nobody/maturity, 404",
    "campaigns/nobody/explain, 404",
    "campaigns/spring/lift?region=a/b/c/d, 400",
    "campaigns/spring/attribution?region=44/4403/440305, 400",
    "campaigns/spring/maturity?region=44/4403/440305, 400",
    "campaigns/spring/explain?breakdown=ARM&value=NOBODY, 404",
    "campaigns/spring/explain?region=31, 404",
    "campaigns/spring/explain?granularity=DAY&window_start=1999-03-01T16:00:00Z, 404",
    "campaigns/spring/explain?granularity=DAY, 400",
    "campaigns/spring/explain?granularity=DAY&breakdown=ARM, 400",
    "campaigns/spring/explain?breakdown=TRANSITION&region=44, 400",
    "campaigns/spring/explain?window_start=today, 400"
  })
  void whatCannotBeAnsweredIsAProblemDocument(String path, int status) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(api.violations(answer.body(), "Problem")).isEmpty();
  }

  @Test
  void liftIsThatOfTheArmsOfTheStartInForce() throws Exception {
    var answer = api.json("campaigns/spring/lift");
    assertThat(answer.get("epoch").asLong()).isEqualTo(1);
    var lift = answer.get("lift");
    assertThat(lift.get("verdict").asText()).isEqualTo("POSITIVE");
    assertThat(lift.get("absolute").get("value").asDouble()).isCloseTo(0.1, within(1e-9));
    assertThat(lift.get("incremental_conversions").get("value").asDouble())
        .isCloseTo(450, within(1e-6));
    assertThat(lift.get("cost_per_incremental_conversion").get("value").asDouble())
        .isCloseTo(1000, within(1e-6));
  }

  @Test
  void armsOfTheWrongSizeBlockTheFigures() throws Exception {
    var lift = api.json("campaigns/blocked/lift").get("lift");
    assertThat(lift.get("verdict").asText()).isEqualTo("BLOCKED");
    assertThat(lift.get("reason").asText()).contains("300 of 4800 people");
    assertThat(lift.get("absolute").isNull()).isTrue();
    assertThat(lift.get("incremental_conversions").isNull()).isTrue();
  }

  @Test
  void withoutHoldoutThereIsNoLift() throws Exception {
    var lift = api.json("campaigns/everybody/lift").get("lift");
    assertThat(lift.get("verdict").asText()).isEqualTo("NO_HOLDOUT");
    assertThat(lift.get("sample_ratio").isNull()).isTrue();
  }

  @Test
  void theModelsStandSideBySideAndSayWhatTheyCouldNotSee() throws Exception {
    var attribution = api.json("campaigns/spring/attribution").get("attribution");
    assertThat(statuses(attribution))
        .containsEntry("first", "COMPLETE")
        .containsEntry("shapley", "PARTIAL")
        .containsEntry("markov", "COMPLETE");
    var email = attribution.get("channels").get(0);
    assertThat(email.get("channel").asText()).isEqualTo("EMAIL");
    assertThat(email.get("credits").get("shapley").get("conversions").asDouble()).isEqualTo(70);
    assertThat(email.get("credits").get("markov").get("share").asDouble())
        .isCloseTo(1 / 1.3, within(1e-9));
    assertThat(email.get("lowest").asText()).isEqualTo("first");
  }

  @Test
  void inACityOnlyTheModelsCountedByTheJobHaveAnAnswer() throws Exception {
    var attribution = api.json("campaigns/spring/attribution?region=44/4403").get("attribution");
    assertThat(statuses(attribution))
        .containsEntry("last", "COMPLETE")
        .containsEntry("shapley", "NOT_AT_THIS_LEVEL")
        .containsEntry("markov", "NOT_AT_THIS_LEVEL");
  }

  private static Map<String, String> statuses(JsonNode attribution) {
    Map<String, String> statuses = new HashMap<>();
    attribution
        .get("models")
        .forEach(m -> statuses.put(m.get("model").asText(), m.get("status").asText()));
    return statuses;
  }

  @Test
  void cohortsMatureWithTheFrameTheyAreOf() throws Exception {
    var past = api.json("campaigns/spring/maturity").get("maturity");
    assertThat(past.get("mature").get("rate").asDouble()).isCloseTo(0.3, within(1e-9));
    assertThat(past.get("immature").get("people").asLong()).isZero();
    assertThat(past.get("raw_rate").asDouble()).isCloseTo(0.33, within(1e-9));
    var future = api.json("campaigns/future/maturity").get("maturity");
    assertThat(future.get("mature").get("days").asInt()).isZero();
    assertThat(future.get("mature").get("rate").isNull()).isTrue();
    assertThat(future.get("immature").get("people").asLong()).isEqualTo(200);
  }

  @Test
  void anExplanationNamesOffsetsPeopleAndEvents() throws Exception {
    var explanation = api.json("campaigns/spring/explain");
    assertThat(explanation.get("people").get("reach").asLong()).isEqualTo(200);
    assertThat(explanation.get("people").get("converters").asLong()).isEqualTo(66);
    assertThat(explanation.get("events").get("prescriptions").asLong()).isZero();
    var offsets = explanation.get("offsets").get(0);
    assertThat(offsets.get("topic").asText()).isEqualTo("livelift.content-views");
    assertThat(offsets.get("next_offsets").get("0").asLong()).isEqualTo(1000);
  }

  @Test
  void anExplanationDoesNotTellWhatIsWithheld() throws Exception {
    var explanation =
        api.json("campaigns/spring/explain?breakdown=TIER&value=PRIMARY&region=44/4403");
    assertThat(explanation.get("suppressed").asBoolean()).isTrue();
    assertThat(explanation.get("people").get("reach").asLong()).isEqualTo(5);
    assertThat(explanation.get("people").has("prescribers")).isFalse();
    assertThat(explanation.get("events").has("prescriptions")).isFalse();
    assertThat(explanation.get("withheld").toString()).contains("\"prescribers\"", "\"lag_1h\"");
  }
}
