package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.livelift.dashboard.page.InsightBrowser.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhoPageIT {
  @Test
  void groupsHaveReachCoverageAndConversion() throws Exception {
    var page = open("who", "");
    var segments = InsightExport.json("who").get("people").get(0).get("rows");
    for (var row : segments) {
      var shown =
          page.locator("[data-testid=SEGMENT] [data-row='" + row.get("value").asText() + "']");
      var measures = row.get("figures").get("measures");
      assertThat(shown.locator("[data-figure=reach]"))
          .hasText("%,d".formatted(measures.get("reach").asLong()));
      assertThat(shown.locator("[data-figure=converters]"))
          .hasText("%,d".formatted(measures.get("converters").asLong()));
      assertThat(shown.locator("[data-figure=on_target_reach]")).hasText(Pattern.compile("%$"));
      assertThat(shown.locator("[data-figure=conversion_rate-index]"))
          .hasText("%.2f ×".formatted(row.get("index").get("conversion_rate").asDouble()));
    }
    assertThat(page.getByTestId("SEGMENT")).containsText("may be in several segments");
    assertThat(page.getByTestId("TIER")).not().containsText("several");
  }

  @Test
  void payersAndDispensingHavePrescriptions() throws SQLException {
    var page = open("who", "");
    assertThat(page.locator("[data-testid=PAYER] tbody th").first()).hasText("Basic insurance");
    assertThat(page.locator("[data-testid=DISPENSING] [data-row=SMART_PHARMACY] .withheld").first())
        .hasText("withheld");
    assertThat(
            page.locator(
                "[data-testid=DISPENSING] [data-row=SMART_PHARMACY] [data-figure=prescriptions]"))
        .hasCount(0);
  }

  @Test
  void aGroupOfFewPeopleShowsContactsButNoPrescribing() throws SQLException {
    var page = open("who", "");
    var few = page.locator("[data-testid=SPECIALTY] [data-row=GERIATRICS]");
    assertThat(few.locator("[data-figure=reach]")).hasText("9");
    assertThat(few.locator("[data-figure=converters]")).hasCount(0);
    assertThat(few.locator(".withheld").first()).isVisible();
  }

  @Test
  void inACityOnlyWhatGoesDownThereIsTold() throws SQLException {
    var page = open("who", "&region=44%2F4403");
    assertThat(page.getByTestId("SEGMENT")).containsText("told down to provinces only");
    assertThat(page.getByTestId("PAYER")).containsText("told down to provinces only");
  }

  @Test
  void definitionsAreThereOnFocus() throws SQLException {
    var page = open("who", "");
    page.locator("[data-testid=TIER] thead button").nth(1).focus();
    assertThat(page.locator("#definition")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#definition")).isHidden();
  }

  @Test
  void inChineseToo() throws SQLException {
    var page = open("who", InsightData.CAMPAIGN, "&lang=zh");
    assertThat(page.locator("[data-testid=TIER] tbody th").first()).hasText("三级");
    assertThat(page.locator("[data-testid=PAYER] tbody th").first()).hasText("基本医保");
  }

  @Test
  void theFileHoldsWhatThePageShows() throws Exception {
    var tiers = InsightExport.json("who").get("people").get(1).get("rows");
    var lines = InsightExport.csv("who?format=csv&lang=en");
    var tertiary = tiers.get(0).get("figures").get("measures");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "Tertiary",
                        tertiary.get("reach").asText(),
                        tertiary.get("audience").asText()));
    assertThat(lines).anyMatch(line -> line.get(0).equals("Payer"));
  }

  @Test
  void everybodyCanUseIt() throws SQLException {
    InsightBrowser.isForEverybody("who", "");
  }
}
