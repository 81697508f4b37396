package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.dashboard.page.InsightData;
import io.livelift.dashboard.page.InsightStage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of the pages Where, What works, Who and Lift. */
class InsightViewsIT {
  private static InsightStage stage;
  private static ApiClient api;

  @BeforeAll
  static void start() throws SQLException, IOException {
    stage = InsightStage.get();
    api = new ApiClient(stage.store().address());
  }

  private static JsonNode ask(String page) throws Exception {
    return api.json("campaigns/" + InsightData.CAMPAIGN + "/views/" + page);
  }

  @ParameterizedTest
  @CsvSource({
    "lipitrol/views/where, WhereView",
    "lipitrol/views/where?metric=conversion_rate&level=2, WhereView",
    "lipitrol/views/where?region=44, WhereView",
    "lipitrol/views/where?region=44/4403/440305, WhereView",
    "lipitrol/views/where?region=UNKNOWN, WhereView",
    "lipitrol/views/where?period=today, WhereView",
    "lipitrol/views/where?period=7d&metric=reach, WhereView",
    "iowa/views/where, WhereView",
    "everybody/views/where, WhereView",
    "lipitrol/views/works, WorksView",
    "lipitrol/views/works?region=44, WorksView",
    "lipitrol/views/works?region=44/4403, WorksView",
    "lipitrol/views/works?region=44/4403/440305, WorksView",
    "iowa/views/works, WorksView",
    "lipitrol/views/who, WhoView",
    "lipitrol/views/who?region=44/4403/440305, WhoView",
    "lipitrol/views/who?period=28d, WhoView",
    "iowa/views/who, WhoView",
    "lipitrol/views/lift, LiftView",
    "lipitrol/views/lift?region=44, LiftView",
    "iowa/views/lift, LiftView",
    "blocked/views/lift, LiftView",
    "everybody/views/lift, LiftView",
    "few/views/lift, LiftView",
    "certain/views/lift, LiftView"
  })
  void answersAreAsTheContractSays(String path, String schema) throws Exception {
    var answer = api.get("campaigns/" + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(api.violations(answer.body(), schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody/views/where, 404",
    "lipitrol/views/where?region=a//b, 400",
    "lipitrol/views/where?level=7, 400",
    "lipitrol/views/who?region=//, 400"
  })
  void whatCannotBeAnsweredIsAProblemDocument(String path, int status) throws Exception {
    var answer = api.get("campaigns/" + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(api.violations(answer.body(), "Problem")).isEmpty();
  }

  @Test
  void everyUnitOfChinaHasATileThatSaysWhatItHas() throws Exception {
    var tiles = ask("where?metric=conversions").get("tiles");
    assertThat(tiles).hasSize(34);
    for (var tile : tiles) {
      var region = tile.get("region").asText();
      var state = tile.get("state").asText();
      if (InsightData.EMPTY.contains(region)) {
        assertThat(state).as(region).isEqualTo("NO_DATA");
      }
      if (InsightData.WITHHELD.contains(region)) {
        assertThat(state).as(region).isEqualTo("WITHHELD");
        assertThat(tile.get("value").isNull()).isTrue();
      }
      assertThat(tile.get("step").isNull()).isEqualTo(!state.equals("VALUE"));
    }
  }

  @Test
  void regionsAreRankedAndWithheldOnesComeLastWithoutARank() throws Exception {
    var rows = ask("where?metric=conversion_rate").get("rows");
    var last = 2.0;
    var seenWithheld = false;
    for (var row : rows) {
      if (row.get("state").asText().equals("VALUE")) {
        assertThat(seenWithheld).isFalse();
        assertThat(row.get("value").asDouble()).isLessThanOrEqualTo(last);
        last = row.get("value").asDouble();
      } else {
        seenWithheld = true;
        assertThat(row.get("rank").isNull()).isTrue();
      }
    }
    assertThat(seenWithheld).isTrue();
    assertThat(rows.get(0).get("rank").asInt()).isEqualTo(1);
  }

  @Test
  void peopleWithoutARegionStandApart() throws Exception {
    var where = ask("where");
    assertThat(where.get("unknown").get("region").asText()).isEqualTo("UNKNOWN");
    assertThat(where.get("unknown").get("step").isNull()).isTrue();
    assertThat(regions(where)).doesNotContain("UNKNOWN");
    assertThat(ask("where?level=2").get("unknown").isNull()).isTrue();
  }

  @Test
  void onlyCountsHaveShares() throws Exception {
    var reach = ask("where?metric=reach").get("rows").get(0);
    assertThat(reach.get("share").asDouble())
        .isCloseTo(reach.get("value").asDouble() / 14_820, within(1e-12));
    assertThat(ask("where?metric=conversion_rate").get("rows").get(0).get("share").isNull())
        .isTrue();
  }

  @Test
  void oneCanGoDownToCountiesAndNoFurther() throws Exception {
    assertThat(regions(ask("where?region=44"))).allMatch(region -> region.startsWith("44/"));
    assertThat(ask("where?region=44").get("levels").toString()).isEqualTo("[2,3]");
    var counties = ask("where?region=44/4403");
    assertThat(regions(counties)).contains("44/4403/440305");
    assertThat(counties.get("rows").get(0).get("opens").asBoolean()).isFalse();
    assertThat(ask("where?region=44/4403/440305").get("level").isNull()).isTrue();
  }

  @Test
  void regionsThatAreNotChineseHaveNoTiles() throws Exception {
    var iowa = api.json("campaigns/" + InsightStage.IOWA + "/views/where");
    assertThat(iowa.get("tiles")).isEmpty();
    assertThat(regions(iowa)).containsExactlyInAnyOrder("IA", "NE");
  }

  @Test
  void overSeveralDaysNobodyCountsTwice() throws Exception {
    var where = ask("where?period=7d&metric=reach");
    assertThat(where.get("metric").asText()).isEqualTo("new_reach");
    assertThat(where.get("metrics").toString()).doesNotContain("\"reach\"", "\"converters\"");
    var days = api.json("campaigns/lipitrol/cells?granularity=DAY&region=44").get("cells");
    var sum = 0L;
    for (var i = days.size() - 7; i < days.size(); i++) {
      sum += days.get(i).get("measures").get("new_reach").asLong();
    }
    assertThat(row(where, "44").get("value").asLong()).isEqualTo(sum);
  }

  @Test
  void daysThatDoNotTellAreSaid() throws Exception {
    var where = ask("where?period=7d&metric=conversions");
    assertThat(row(where, "63").get("state").asText()).isEqualTo("WITHHELD");
    assertThat(row(where, "31").get("withheld_days").get("conversions").asInt()).isBetween(1, 2);
    assertThat(row(where, "44").get("withheld_days")).isEmpty();
  }

  @Test
  void cellsOfOneDayTellOfPeople() throws Exception {
    var today = ask("where?period=today");
    assertThat(today.get("metric").asText()).isEqualTo("reach");
    assertThat(today.get("total").get("figures").get("measures").get("reach").asLong())
        .isEqualTo(800 + 13 * 2);
  }

  @Test
  void groupsHaveSharesAndStandAgainstAll() throws Exception {
    var who = ask("who");
    var segments = who.get("people").get(0);
    assertThat(segments.get("breakdown").asText()).isEqualTo("SEGMENT");
    assertThat(segments.get("overlaps").asBoolean()).isTrue();
    var first = segments.get("rows").get(0);
    var rate = first.get("figures").get("metrics").get("conversion_rate").asDouble();
    var whole = who.get("total").get("figures").get("metrics").get("conversion_rate").asDouble();
    assertThat(first.get("index").get("conversion_rate").asDouble())
        .isCloseTo(rate / whole, within(1e-9));
    assertThat(first.get("shares").get("reach").asDouble())
        .isCloseTo(
            first.get("figures").get("measures").get("reach").asDouble() / 14_820, within(1e-9));
    assertThat(who.get("paid").get(0).get("rows").get(0).get("value").asText())
        .isEqualTo("BASIC_INSURANCE");
  }

  @Test
  void tablesThatDoNotGoDownSaySo() throws Exception {
    var who = ask("who?region=44/4403");
    assertThat(who.get("people").get(0).get("told").asBoolean()).isFalse();
    assertThat(who.get("people").get(1).get("told").asBoolean()).isTrue();
    assertThat(who.get("paid").get(0).get("finest_level").asInt()).isEqualTo(1);
  }

  @Test
  void everyModelHasItsCostPerCreditedConversion() throws Exception {
    var works = ask("works");
    var credit = works.get("attribution").get("channels").get(0);
    var channel = works.get("channels").get(0);
    assertThat(channel.get("channel").asText()).isEqualTo(credit.get("channel").asText());
    assertThat(channel.get("cost_per_credit").get("last").asDouble())
        .isCloseTo(
            channel.get("cost").asDouble()
                / credit.get("credits").get("last").get("conversions").asDouble(),
            within(1e-6));
  }

  @Test
  void ordersAddUpToTheConversionsOfTheSteps() throws Exception {
    var paths = ask("works").get("paths");
    assertThat(paths.get("status").asText()).isEqualTo("PARTIAL");
    var byLast = 0.0;
    for (var order : paths.get("orders")) {
      byLast += order.get("conversions").asDouble();
    }
    assertThat(byLast).isPositive();
    assertThat(ask("works?region=44").get("paths").get("status").asText())
        .isEqualTo("NOT_AT_THIS_LEVEL");
  }

  @Test
  void anUndecidedLiftIsForecastAndHasAHistory() throws Exception {
    var view = ask("lift");
    assertThat(view.get("lift").get("verdict").asText()).isEqualTo("UNDECIDED");
    assertThat(view.get("forecast").get("state").asText()).isEqualTo("IN_SIGHT");
    assertThat(view.get("forecast").get("days").asDouble()).isPositive();
    var history = view.get("over_time");
    assertThat(history).hasSizeBetween(100, 300);
    assertThat(history.get(0).get("value").isNull()).as("too few at first").isTrue();
    var latest = history.get(history.size() - 1);
    assertThat(latest.get("value").asDouble())
        .isCloseTo(view.get("lift").get("absolute").get("value").asDouble(), within(1e-12));
    assertThat(latest.get("at")).isEqualTo(view.get("committed_at"));
    assertThat(ask("lift?region=44").get("over_time")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "blocked, BLOCKED, NOT_COMPARED",
    "everybody, NO_HOLDOUT, NOT_COMPARED",
    "few, WITHHELD, NOT_COMPARED",
    "iowa, NO_AUDIENCE, NOT_COMPARED",
    "certain, POSITIVE, DECIDED"
  })
  void everyOtherVerdictNeedsNoForecast(String campaign, String verdict, String forecast)
      throws Exception {
    var view = api.json("campaigns/" + campaign + "/views/lift");
    assertThat(view.get("lift").get("verdict").asText()).isEqualTo(verdict);
    assertThat(view.get("forecast").get("state").asText()).isEqualTo(forecast);
  }

  private static JsonNode row(JsonNode where, String region) {
    for (var row : where.get("rows")) {
      if (row.get("region").asText().equals(region)) {
        return row;
      }
    }
    throw new AssertionError("There is no row of " + region + ".");
  }

  private static List<String> regions(JsonNode where) {
    List<String> regions = new ArrayList<>();
    where.get("rows").forEach(row -> regions.add(row.get("region").asText()));
    return regions;
  }
}
