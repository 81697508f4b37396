package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages Campaigns and Overview ask for. */
class OverviewViewsIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int DAYS = 20;
  private static RunningStore store;
  private static ApiClient api;
  private static LocalDate today;
  private static long fullHours;

  @BeforeAll
  static void start() throws SQLException, IOException {
    store = new RunningStore();
    var now = Instant.now();
    today = LocalDate.ofInstant(now, ZONE);
    fullHours = Duration.between(start(today), now).toHours();
    store.define(MadeUp.campaign("spring", 1, "=Spring", start(today.minusDays(DAYS - 1))));
    store.define(MadeUp.campaign("later", 1, "Later", start(today.plusDays(5))));
    store.apply(MadeUp.frame(1, cells(), 1000));
    api = new ApiClient(store.address());
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** 100 new people a day and 40 conversions; 10 people an hour today, 8 yesterday. */
  private static List<Cell> cells() {
    var startsAt = start(today.minusDays(DAYS - 1));
    List<Cell> cells = new ArrayList<>();
    cells.add(
        MadeUp.cell(
            MadeUp.toDate("spring", startsAt, ""),
            Map.of(
                Measure.REACH, 1_900L,
                Measure.QUALIFIED_VIEWS, 3_800L,
                Measure.FREQUENCY_1, 900L,
                Measure.FREQUENCY_2, 600L,
                Measure.AUDIENCE, 4_000L,
                Measure.AUDIENCE_REACHED, 1_000L,
                Measure.CONVERSIONS, 760L,
                Measure.CONVERTERS, 380L,
                Measure.COST, 190_000L)));
    for (var i = 0; i < DAYS - 1; i++) {
      var key = MadeUp.day("spring", start(today.minusDays(DAYS - 1 - i)), "");
      var touches = Map.of(Measure.NEW_REACH, 100L, Measure.VIEWS, 150L, Measure.COST, 10_000L);
      cells.add(
          i < 2
              ? MadeUp.suppressed(key, touches)
              : MadeUp.cell(
                  key,
                  Map.of(
                      Measure.NEW_REACH, 100L,
                      Measure.VIEWS, 150L,
                      Measure.COST, 10_000L,
                      Measure.CONVERSIONS, 40L,
                      Measure.CONVERTERS, 30L,
                      Measure.PRESCRIBERS, 30L,
                      Measure.PRESCRIPTIONS, 60L)));
    }
    cells.add(
        MadeUp.cell(
            MadeUp.day("spring", start(today), ""),
            Map.of(Measure.NEW_REACH, 10 * fullHours + 3, Measure.VIEWS, 20L)));
    for (var hour = 0; hour <= fullHours; hour++) {
      cells.add(hour(start(today).plus(Duration.ofHours(hour)), 10));
      cells.add(hour(start(today.minusDays(1)).plus(Duration.ofHours(hour)), 8));
    }
    return cells;
  }

  private static Cell hour(Instant start, long people) {
    return MadeUp.suppressed(
        new CellKey("spring", Granularity.HOUR, start.toEpochMilli(), Breakdown.NONE, "", ""),
        Map.of(Measure.NEW_REACH, people, Measure.COST, 1_000L));
  }

  @ParameterizedTest
  @CsvSource({
    "views/campaigns, CampaignsView",
    "campaigns/spring/views/overview, OverviewView",
    "campaigns/spring/views/overview?period=today, OverviewView",
    "campaigns/spring/views/overview?period=7d, OverviewView",
    "campaigns/spring/views/overview?period=2020-01-01..2020-01-02, OverviewView",
    "campaigns/spring/views/overview?region=44, OverviewView",
    "campaigns/spring/views/overview?region=440305&period=7d, OverviewView",
    "campaigns/spring/views/overview?region=UNKNOWN, OverviewView",
    "campaigns/later/views/overview, OverviewView",
    "campaigns/later/views/overview?period=today, OverviewView"
  })
  void answersAreAsTheContractSays(String path, String schema) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.violations(answer.body(), schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "campaigns/nobody/views/overview, 404",
    "campaigns/spring/views/overview?period=week, 400",
    "campaigns/spring/views/overview?region=//, 400",
    "campaigns/spring/views/overview?format=pdf, 400"
  })
  void whatCannotBeAnsweredIsAProblemDocument(String path, int status) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(api.violations(answer.body(), "Problem")).isEmpty();
  }

  @Test
  void todayIsComparedWithYesterdayUntilTheSameHour() throws Exception {
    if (fullHours == 0) {
      assertThat(overview("").get("comparison").isNull()).isTrue();
      return;
    }
    var change = kpi(overview(""), "reach").get("change");
    assertThat(change.get("of").asText()).isEqualTo("new_reach");
    assertThat(change.get("now").asLong()).isEqualTo(10 * fullHours);
    assertThat(change.get("before").asLong()).isEqualTo(8 * fullHours);
    assertThat(change.get("relative").asDouble()).isEqualTo(0.25);
    assertThat(change.get("tone").asText()).isEqualTo("GOOD");
  }

  @Test
  void hoursThatDoNotTellOfPrescribingMakeNoChange() throws Exception {
    if (fullHours > 0) {
      var change = kpi(overview(""), "conversions").get("change");
      assertThat(change.get("state").asText()).isEqualTo("WITHHELD");
      assertThat(change.get("now").isNull()).isTrue();
    }
  }

  @Test
  void wholeDaysAreComparedWithTheDaysBefore() throws Exception {
    var last = today.minusDays(1);
    var answer = overview("?period=" + last.minusDays(2) + ".." + last);
    assertThat(answer.get("comparison").get("so_far").asBoolean()).isFalse();
    var change = kpi(answer, "conversions").get("change");
    assertThat(change.get("now").asLong()).isEqualTo(120);
    assertThat(change.get("before").asLong()).isEqualTo(120);
    assertThat(change.get("relative").asDouble()).isZero();
  }

  @Test
  void nothingIsComparedWithDaysBeforeTheFlight() throws Exception {
    assertThat(overview("?period=28d").get("comparison").isNull()).isTrue();
  }

  @Test
  void daysAddUpWithoutThoseThatDoNotTell() throws Exception {
    var first = today.minusDays(DAYS - 1);
    var answer = overview("?period=" + first + ".." + first.plusDays(3));
    assertThat(kpi(answer, "new_reach").get("value").asLong()).isEqualTo(400);
    var conversions = kpi(answer, "conversions");
    assertThat(conversions.get("value").asLong()).isEqualTo(80);
    assertThat(conversions.get("withheld_days").asInt()).isEqualTo(2);
    assertThat(answer.get("days").get(0).get("conversions").isNull()).isTrue();
    assertThat(answer.get("days").get(3).get("reach_to_date").asLong()).isEqualTo(400);
    assertThat(answer.get("frequency").isNull()).isTrue();
  }

  @Test
  void theDayThatIsNotOverIsSaidToBe() throws Exception {
    var days = overview("").get("days");
    assertThat(days).hasSize(DAYS);
    assertThat(days.get(DAYS - 1).get("unfinished").asBoolean()).isTrue();
    assertThat(days.get(DAYS - 2).get("unfinished").asBoolean()).isFalse();
  }

  @Test
  void theFunnelCountsEverybodyButForTheAudience() throws Exception {
    var funnel = overview("").get("funnel");
    assertThat(funnel.findValuesAsText("id"))
        .containsExactly("AUDIENCE", "REACHED", "ENGAGED", "CONVERTED", "REPEAT");
    assertThat(funnel.get(1).get("share").asDouble()).isEqualTo(0.25);
    assertThat(funnel.get(2).get("value").asLong()).isEqualTo(400);
    assertThat(funnel.get(3).get("share").asDouble()).isEqualTo(0.2);
    assertThat(funnel.get(4).get("value").asDouble()).isEqualTo(2);
  }

  @Test
  void theForecastRestsOnFinishedDays() throws Exception {
    var pace = overview("").get("reach").get("pace");
    assertThat(pace.get("rests_on").asInt()).isEqualTo(DAYS - 1);
    // 1,900 so far and 100 a day for 40 days and the rest of today.
    assertThat(pace.get("projected").asDouble()).isBetween(1_900.0 + 4_000, 1_900.0 + 4_100);
    assertThat(pace.get("status").asText()).isEqualTo("AHEAD");
  }

  @Test
  void cardsAreThoseThatAreAskedForInTheirOrder() throws Exception {
    var both = api.json("views/campaigns?campaign=spring&campaign=nobody&campaign=later");
    assertThat(both.get("campaigns").findValuesAsText("campaign_id"))
        .containsExactly("spring", "later");
    assertThat(both.get("campaigns").get(1).get("phase").asText()).isEqualTo("PLANNED");
  }

  @Test
  void aFileSaysWhatItIsOf() throws Exception {
    var file = api.get("views/campaigns?format=csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"livelift-campaigns-epoch-1.csv\"");
    assertThat(file.body()).contains("Epoch,1\r\n", "spring,'=Spring,IN_FLIGHT", ",withheld,");
    var chinese = api.get("campaigns/spring/views/overview?format=csv&lang=zh");
    assertThat(chinese.body()).contains("批次,1\r\n", "平均频次,2.0");
    assertThat(
            api.get("campaigns/spring/views/overview?format=xlsx")
                .headers()
                .firstValue("Content-Type"))
        .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }

  private static JsonNode overview(String query) throws Exception {
    return api.json("campaigns/spring/views/overview" + query);
  }

  private static JsonNode kpi(JsonNode answer, String id) {
    for (var kpi : answer.get("kpis")) {
      if (kpi.get("id").asText().equals(id)) {
        return kpi;
      }
    }
    throw new AssertionError("There is no KPI " + id + ".");
  }
}
