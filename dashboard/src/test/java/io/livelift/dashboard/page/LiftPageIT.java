package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.livelift.dashboard.page.InsightBrowser.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftPageIT {
  @ParameterizedTest
  @CsvSource({
    "lipitrol, en, 'Not yet decided: needs about \\d+ more days at this pace\\.'",
    "lipitrol, zh, '尚无定论：按目前的速度，大约还需要 \\d+ 天。'",
    "certain, en, 'The campaign works: more physicians prescribe because of it\\.'",
    "certain, zh, '活动有效：因为活动，更多医生开具了处方。'",
    "blocked, en, 'No verdict: the two arms do not have the sizes they should have\\.'",
    "blocked, zh, '无法下结论：两组人数与应有的比例不符。'",
    "few, en, 'No verdict to tell: too few people have prescribed in an arm\\.'",
    "few, zh, '结论暂不公布：某一组中开具处方的人太少。'",
    "everybody, en, 'There is nobody to compare with\\.'",
    "everybody, zh, '没有可比较的对象。'",
    "iowa, en, 'Nobody here is in the audience\\.'"
  })
  void theVerdictIsInPlainWords(String campaign, String lang, String headline) throws SQLException {
    var page = open("lift", campaign, "&lang=" + lang);
    assertThat(page.getByTestId("verdict").locator("h2")).hasText(Pattern.compile(headline));
  }

  @Test
  void bothArmsAndAllIntervalsAreThere() throws Exception {
    var page = open("lift", "");
    var lift = InsightExport.json("lift").get("lift");
    for (var arm : List.of("treated", "control")) {
      var row = page.locator("[data-testid=arms] [data-row=" + arm + "]");
      assertThat(row.locator("[data-figure=audience]"))
          .hasText("%,d".formatted(lift.get(arm).get("people").asLong()));
      assertThat(row.locator("[data-figure=prescribers]"))
          .hasText("%,d".formatted(lift.get(arm).get("prescribers").asLong()));
    }
    var absolute = lift.get("absolute");
    assertThat(page.getByTestId("kpi-lift_absolute").locator("[data-figure]"))
        .hasText("+%.2f pp".formatted(100 * absolute.get("value").asDouble()));
    var interval = absolute.get("always_valid");
    assertThat(page.locator("[data-interval=lift_absolute]"))
        .hasText(
            "−%.2f pp to +%.2f pp"
                .formatted(
                    -100 * interval.get("low").asDouble(), 100 * interval.get("high").asDouble()));
    assertThat(page.getByTestId("kpi-cost_per_incremental_conversion"))
        .containsText("told once the effect is certain");
    assertThat(page.getByTestId("sample-ratio")).containsText("Yes");
  }

  @Test
  void theIntervalOverTimeIsAChartAndATable() throws SQLException {
    var page = open("lift", "");
    var card = page.getByTestId("over-time");
    assertThat(card.locator("canvas")).isVisible();
    assertThat(card).containsText("Moments at which the arms could not be compared");
    card.locator("header .menu button").click();
    card.locator(".panel button").first().click();
    assertThat(card.locator("tbody tr").first()).isVisible();
    assertThat(card.locator("thead th").nth(1)).hasText("Difference");
  }

  @Test
  void armsThatMayNotBeComparedShowNoNumbers() throws SQLException {
    var page = open("lift", InsightStage.BLOCKED, "&lang=en");
    assertThat(page.getByTestId("verdict")).containsText("700 of 9,700 people are held out");
    assertThat(page.locator("[data-testid^=kpi-]")).hasCount(0);
    assertThat(page.getByTestId("sample-ratio")).containsText("the comparison is blocked");
  }

  @Test
  void anArmThatIsWithheldIsNotZero() throws SQLException {
    var page = open("lift", InsightStage.FEW, "&lang=en");
    var control = page.locator("[data-testid=arms] [data-row=control]");
    assertThat(control.locator(".withheld")).hasCount(2);
    assertThat(control.locator("[data-figure=prescribers]")).hasCount(0);
    assertThat(page.getByTestId("kpi-lift_absolute").locator(".withheld")).isVisible();
  }

  @Test
  void theVerdictChangesWithoutReload() throws SQLException {
    var stage = InsightStage.get();
    var page = open("lift", InsightStage.CERTAIN, "&lang=en");
    assertThat(page.getByTestId("verdict")).hasAttribute("data-verdict", "POSITIVE");
    page.evaluate("window.sameDocument = true");
    stage.next(
        InsightData.arms(InsightStage.CERTAIN, stage.data().startsAt(), 9000, 900, 1000, 95));
    assertThat(page.getByTestId("verdict")).hasAttribute("data-verdict", "UNDECIDED");
    stage.next();
    assertThat(page.getByTestId("verdict")).hasAttribute("data-verdict", "POSITIVE");
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
  }

  @Test
  void theFileHoldsWhatThePageShows() throws Exception {
    var view = InsightExport.json("lift");
    var lines = InsightExport.csv("lift?format=csv&lang=en");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "Absolute lift", view.get("lift").get("absolute").get("value").asText()));
    assertThat(lines).anyMatch(line -> line.contains("UNDECIDED"));
    var history = view.get("over_time");
    assertThat(lines)
        .anyMatch(line -> line.get(0).equals(history.get(history.size() - 1).get("at").asText()));
  }

  @Test
  void everybodyCanUseIt() throws SQLException {
    InsightBrowser.isForEverybody("lift", "");
  }
}
