package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.livelift.dashboard.page.InsightBrowser.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WherePageIT {
  @Test
  void allOfChinaIsThereAndNothingThatIsHiddenLooksLikeZero() throws SQLException {
    var page = open("where", "&metric=conversions");
    assertThat(page.locator("[data-tile]")).hasCount(34);
    var withheld = page.locator("[data-tile='63']");
    assertThat(withheld).hasAttribute("data-state", "WITHHELD");
    assertThat(withheld).containsText("withheld");
    assertThat(withheld).hasAttribute("aria-label", "Qinghai: Conversions withheld: few people");
    assertThat(page.locator("[data-tile='71']")).hasAttribute("data-state", "NO_DATA");
    assertThat(page.locator("[data-tile='71']")).containsText("no data");
    assertThat(page.getByTestId("legend")).containsText("withheld: few people");
    assertThat(page.locator("[data-row='63'] .withheld").first()).hasText("withheld");
    assertThat(page.locator("[data-row='63'] [data-figure=conversions]")).hasCount(0);
  }

  @Test
  void theMapAndTheTableSayTheSame() throws Exception {
    var page = open("where", "&metric=conversions");
    var rows = InsightExport.json("where?metric=conversions").get("rows");
    assertThat(rows.get(0).get("rank").asInt()).isEqualTo(1);
    var region = rows.get(0).get("region").asText();
    var value = "%,d".formatted(rows.get(0).get("value").asLong());
    assertThat(page.locator("[data-tile='" + region + "'] > span")).hasText(value);
    assertThat(page.locator("[data-row='" + region + "'] [data-figure=conversions]"))
        .hasText(value);
    assertThat(page.locator("[data-tile='" + region + "']")).hasClass(Pattern.compile("step-5"));
    assertThat(page.getByTestId("ranking").locator("tbody tr").first())
        .hasAttribute("data-row", region);
  }

  @Test
  void theChosenNumberIsPartOfTheAddress() throws SQLException {
    var page = open("where", "");
    page.getByTestId("metric").selectOption("conversion_rate");
    assertThat(page).hasURL(Pattern.compile("metric=conversion_rate"));
    assertThat(page.locator("[data-tile='44'] > span")).hasText(Pattern.compile("\\d+\\.\\d%"));
    page.reload();
    assertThat(page.getByTestId("metric")).hasValue("conversion_rate");
    page.goBack();
    assertThat(page.getByTestId("metric")).hasValue("reach");
  }

  @Test
  void withTheKeyboardDownToACountyAndBackUp() throws SQLException {
    var page = open("where", "");
    page.locator("[data-tile='44']").focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("region=44(&|$)"));
    assertThat(page.locator("[data-tile]")).hasCount(0);
    page.locator("[data-row='44/4403'] a").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-row='44/4403/440305'] th")).containsText("Nanshan");
    assertThat(page.locator("[data-row='44/4403/440305'] th a")).hasCount(0);
    assertThat(page.getByTestId("trail")).containsText("Shenzhen");
    page.getByTestId("trail").locator("a").first().click();
    assertThat(page.locator("[data-tile]")).hasCount(34);
  }

  @Test
  void citiesOfTheWholeNationAreOneClickAway() throws SQLException {
    var page = open("where", "");
    page.getByTestId("level").locator("button").nth(1).click();
    assertThat(page).hasURL(Pattern.compile("level=2"));
    assertThat(page.locator("[data-row='44/4401'] th")).containsText("Guangzhou");
    assertThat(page.locator("[data-tile]")).hasCount(0);
  }

  @Test
  void peopleWithoutARegionStandApart() throws SQLException {
    var page = open("where", "");
    assertThat(page.getByTestId("unknown").locator("[data-figure=reach]")).hasText("212");
    assertThat(page.getByTestId("ranking").locator("tbody [data-row=UNKNOWN]")).hasCount(0);
  }

  @Test
  void regionsElsewhereAreARankedList() throws SQLException {
    var page = open("where", InsightStage.IOWA, "&lang=en");
    assertThat(page.locator("[data-tile]")).hasCount(0);
    page.locator("[data-row=IA] a").click();
    assertThat(page.locator("[data-row='IA/DAVENPORT'] th")).containsText("DAVENPORT");
  }

  @Test
  void aPeriodOfSeveralDaysSaysWhatItCannotTell() throws SQLException {
    var page = open("where", "&period=7d&metric=conversions");
    assertThat(page.locator(".choices")).containsText("would count twice");
    assertThat(page.locator("[data-row='31'] [data-figure=conversions]"))
        .hasText(Pattern.compile("^≥ "));
    assertThat(page.locator("[data-row='44'] [data-figure=conversions]"))
        .hasText(Pattern.compile("^[\\d,]+$"));
    assertThat(page.locator("[data-row='63'] .withheld").first()).isVisible();
  }

  @Test
  void inChineseToo() throws SQLException {
    var page = open("where", InsightData.CAMPAIGN, "&lang=zh");
    assertThat(page.locator("[data-tile='15'] .long")).hasText("内蒙古");
    assertThat(page.locator("[data-row='15'] th")).containsText("内蒙古自治区");
    assertThat(page.getByTestId("level").locator("button").first()).hasText("省级");
  }

  @Test
  void numbersMoveWithoutReload() throws SQLException {
    var page = open("where", "");
    page.evaluate("window.sameDocument = true");
    InsightStage.get().next();
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(InsightStage.get().epoch()));
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
  }

  @Test
  void theFileHoldsWhatThePageShows() throws Exception {
    var asked = "where?metric=conversions";
    var rows = InsightExport.json(asked).get("rows");
    var lines = InsightExport.csv(asked + "&format=csv&lang=en");
    for (var row : rows) {
      var line =
          lines.stream()
              .filter(l -> l.size() > 4 && l.get(2).equals(row.get("region").asText()))
              .findFirst()
              .orElseThrow();
      assertThat(line.get(1)).isEqualTo(row.get("name").get("en").asText());
      var isTold = row.get("state").asText().equals("VALUE");
      assertThat(line.get(0)).isEqualTo(isTold ? row.get("rank").asText() : "");
      assertThat(line).contains(isTold ? row.get("value").asText().replace(".0", "") : "withheld");
    }
    assertThat(lines).anyMatch(line -> line.get(0).equals("Epoch"));
    assertThat(lines).anyMatch(line -> line.get(0).equals("Conversion rate"));
  }

  @Test
  void everybodyCanUseIt() throws SQLException {
    InsightBrowser.isForEverybody("where", "&metric=conversions");
  }
}
