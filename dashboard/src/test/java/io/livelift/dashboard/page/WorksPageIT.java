package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.livelift.dashboard.page.InsightBrowser.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WorksPageIT {
  @Test
  void allModelsStandSideBySideWithTheirDisagreement() throws Exception {
    var page = open("works", "");
    var attribution = InsightExport.json("works").get("attribution");
    assertThat(page.locator("[data-testid=models] thead th")).hasCount(8 + 3);
    var first = attribution.get("channels").get(0);
    var row = page.locator("[data-testid=models] [data-row=" + first.get("channel").asText() + "]");
    assertThat(row.locator("td[data-model]")).hasCount(8);
    var share = first.get("credits").get("first").get("share").asDouble();
    assertThat(row.locator("[data-model=first] .credit"))
        .containsText("%.1f%%".formatted(100 * share));
    assertThat(page.getByTestId("disagreement")).containsText("The models disagree most on WeChat");
    assertThat(row.locator("[data-figure=assisted]"))
        .hasText("%,d".formatted(first.get("assisted").asLong()));
  }

  @Test
  void whatAModelCannotSeeIsSaid() throws SQLException {
    var page = open("works", "");
    assertThat(page.locator("[data-row=CONFERENCE] [data-model=shapley] .withheld")).isVisible();
    assertThat(page.locator("[data-testid=models] [data-status=PARTIAL]")).hasCount(3);
    assertThat(page.getByTestId("paths-status")).containsText("Some steps are withheld");
  }

  @Test
  void creditedConversionsHaveTheirCost() throws SQLException {
    var page = open("works", "");
    page.getByTestId("by").locator("button").nth(2).click();
    assertThat(page.locator("[data-row=WECHAT] [data-model=last] .credit"))
        .containsText(Pattern.compile("¥[\\d.,]+"));
    assertThat(page.getByTestId("by-why")).containsText("not what one more conversion would cost");
  }

  @Test
  void ordersOfTouchesAreAMatrix() throws Exception {
    var page = open("works", "");
    for (var order : InsightExport.json("works").get("paths").get("orders")) {
      var cell =
          page.locator(
              "[data-order='%s>%s']"
                  .formatted(order.get("first").asText(), order.get("last").asText()));
      assertThat(cell.locator("b"))
          .hasText("%,d".formatted(Math.round(order.get("conversions").asDouble())));
    }
    var steps = page.getByTestId("steps");
    assertThat(steps.locator("tbody tr")).hasCount(3);
    steps.locator("header button[aria-pressed=false]").click();
    assertThat(steps.locator("tbody tr")).hasCount(9);
  }

  @Test
  void channelsTeamsContentsAndSetsAreRanked() throws SQLException {
    var page = open("works", "");
    for (var breakdown : new String[] {"CHANNEL", "TEAM", "CONTENT", "CHANNEL_SET"}) {
      assertThat(page.getByTestId(breakdown).locator("tbody tr").first()).isVisible();
    }
    var sets = page.getByTestId("CHANNEL_SET");
    assertThat(sets.locator("[data-row='VIRTUAL_REP+WECHAT'] th"))
        .containsText("Virtual representative + WeChat");
    assertThat(sets.locator("[data-row='CONFERENCE+EMAIL'] .withheld").first()).isVisible();
    assertThat(page.getByTestId("TEAM")).containsText("add up to more than all");
  }

  @Test
  void inARegionWhatDoesNotGoDownSaysSo() throws SQLException {
    var page = open("works", "&region=44%2F4403");
    assertThat(page.getByTestId("paths-status")).containsText("whole nation only");
    assertThat(page.getByTestId("TEAM")).containsText("told down to provinces only");
  }

  @Test
  void inChineseToo() throws SQLException {
    var page = open("works", InsightData.CAMPAIGN, "&lang=zh");
    assertThat(page.getByTestId("disagreement")).containsText("模型在微信上分歧最大");
    assertThat(page.getByTestId("orders").locator("th").first()).containsText("线上");
  }

  @Test
  void theFileHoldsWhatThePageShows() throws Exception {
    var works = InsightExport.json("works");
    var lines = InsightExport.csv("works?format=csv&lang=en");
    var channel = works.get("attribution").get("channels").get(0);
    var credit = channel.get("credits").get("linear");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("WeChat", "Linear", credit.get("conversions").asText()));
    for (var order : works.get("paths").get("orders")) {
      assertThat(lines)
          .anySatisfy(line -> assertThat(line).contains(order.get("conversions").asText()));
    }
  }

  @Test
  void everybodyCanUseIt() throws SQLException {
    InsightBrowser.isForEverybody("works", "");
  }
}
