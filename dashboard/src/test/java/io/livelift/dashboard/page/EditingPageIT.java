package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.alerts.AlertWatch;
import io.livelift.dashboard.definition.InForceWatch;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.FrameReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions, alerts, comparison, data quality and the wall, in a real browser. */
class EditingPageIT {
  private static final String TOPIC = "livelift.campaigns";
  private static final String PROFILES =
      """
      insert into profile
      select n, 0, 1, %d, %d, n %% 10 > 0, case when n %% 2 = 0 then '44/4403' else '31' end,
             'TERTIARY', 'CARDIOLOGY', array['A']
      from generate_series(1, 200) n
      """
          .formatted(Long.MIN_VALUE, Long.MAX_VALUE);

  private RunningStore store;
  private Browser browser;
  private PageData data;
  private long epoch;

  @BeforeEach
  void start() throws SQLException {
    assertThat(Browser.isThere())
        .as("Chromium is needed: install it, or name it in LIVELIFT_CHROMIUM")
        .isTrue();
    store = new RunningStore();
    data = new PageData(Instant.now());
    store.define(MadeUp.campaign(PageData.CAMPAIGN, 1, "Cardizol", data.startsAt()));
    store.define(
        MadeUp.campaign("autumn", 1, "Autumn", data.startsAt().minus(Duration.ofDays(20))));
    store.transactions().carryOut(c -> c.createStatement().execute(PROFILES));
    nextEpoch();
    browser = new Browser();
  }

  @AfterEach
  void stop() {
    browser.close();
    store.close();
  }

  private void nextEpoch() throws SQLException {
    store.apply(data.frame(++epoch));
  }

  private Browser.Tab open(String query) {
    return browser.open(store.address() + query, 1440, 1000, ColorScheme.LIGHT);
  }

  private void keep(Page page, String name) {
    page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
  }

  @Test
  void aChangeIsPreviewedPublishedAndToldToBeInForce() throws SQLException {
    var tab = open("?page=definitions&lang=en");
    var page = tab.page();
    page.locator("[data-row=" + PageData.CAMPAIGN + "] a").click();
    assertThat(page.getByTestId("members")).hasText("80");
    page.locator("[name=goal_reach]").fill("6000");
    assertThat(page.locator("[data-change=goal_reach] ins")).hasText("6000");
    assertThat(page.getByTestId("restatement")).containsText("No published number changes");
    page.locator("[name=holdout_percent]").fill("120");
    assertThat(page.locator("[data-problem=holdout_percent]")).hasText("Hold out 0 to 90 percent.");
    page.locator("[name=holdout_percent]").fill("20");
    assertThat(page.getByTestId("restatement")).containsText("Other people are held out");
    keep(page, "definition-edit-en");
    page.getByTestId("publish").click();
    assertThat(page.getByTestId("published")).containsText("Version 2 is published");

    new InForceWatch(store.transactions(), TOPIC).afterFrame(Optional.of(covering(1)));
    nextEpoch();

    assertThat(page.getByTestId("published")).containsText("in force from epoch 41");
    assertThat(page.locator("[data-version='2']")).containsText("in force from epoch 41");
    assertThat(tab.errors()).isEmpty();
  }

  /** A frame, of epoch 41, whose input holds so many records of the campaigns topic. */
  private static AppliedFrame covering(long records) {
    var topic =
        new AppliedFrame.Topic(
            TOPIC, Map.of(0, records), records, records, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, true);
    return new AppliedFrame(4, 41, Instant.now(), 0, List.of(topic));
  }

  @Test
  void whoIsTooLateIsToldAndLosesNothingUnseen() throws SQLException {
    var page = open("?page=definitions&mode=edit&lang=en&campaign=" + PageData.CAMPAIGN).page();
    page.locator("[name=name]").fill("Mine");
    store.define(MadeUp.campaign(PageData.CAMPAIGN, 5, "Theirs", data.startsAt()));
    nextEpoch();
    assertThat(page.locator(".notice")).containsText("Version 5 was published meanwhile");
    assertThat(page.getByTestId("publish")).isDisabled();
    assertThat(page.locator("[name=name]")).hasValue("Mine");
    page.locator(".notice button").click();
    assertThat(page.locator("[name=name]")).hasValue("Theirs");
  }

  @Test
  void aNewCampaignIsCreatedByTheKeyboard() {
    var page = open("?page=definitions&mode=new&lang=zh").page();
    page.locator("[name=campaign_id]").fill("winter");
    page.getByTestId("publish").click();
    assertThat(page.locator("[data-problem=name]")).hasText("此项必填。");
    assertThat(page.locator("[data-problem=product_ids]")).containsText("至少填写一种产品");
    assertThat(page.locator("[name=name]")).isFocused();
    page.keyboard().type("冬季活动");
    page.keyboard().press("Tab");
    page.keyboard().type("CARDIZOL");
    page.keyboard().press("Enter");
    page.locator("[name='audience.regions']").fill("广东");
    page.locator("[data-suggestion='44']").click();
    assertThat(page.getByTestId("members")).hasText("80");
    page.locator("[name=name]").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("published")).containsText("版本 1 已发布");
    assertThat(page.locator("h1")).hasText("冬季活动");
  }

  @Test
  void aRuleIsAddedItFiresAndTheBrowserWouldTell() throws SQLException {
    var page = open("?page=alerts&lang=en").page();
    page.getByTestId("new-rule").locator("[name=campaign]").selectOption(PageData.CAMPAIGN);
    page.locator("[name=kind]").selectOption("DATA_STALE");
    page.locator("[name=threshold]").fill("1");
    page.getByTestId("save-rule").click();
    assertThat(page.locator("[data-problem=threshold]")).hasText("Choose 10 to 86,400 seconds.");
    page.locator("[name=threshold]").fill("10");
    page.getByTestId("save-rule").click();
    nextEpoch();
    assertThat(page.locator("[data-rule='1']")).containsText("calm");
    store
        .transactions()
        .carryOut(
            c ->
                c.createStatement()
                    .execute("update frame set committed_at = committed_at - interval '1 minute'"));
    try (var reader = new FrameReader(store.store())) {
      new AlertWatch(reader, store.transactions(), AlertConfig.inPage())
          .afterFrame(Optional.empty());
    }
    nextEpoch();
    assertThat(page.locator("[data-firing='1']")).containsText("The data is stale");
    keep(page, "alerts-en");
    page.locator("[data-rule='1'] button.tool").click();
    nextEpoch();
    assertThat(page.locator("[data-rule='1']")).hasCount(0);
  }

  @Test
  void twoPeriodsStandSideBySideAndTheAddressRestoresThem() {
    var page = open("?page=compare&lang=en&period=7d&campaign=" + PageData.CAMPAIGN).page();
    page.getByTestId("with-period").selectOption("28d");
    assertThat(page.locator("[data-row=new_reach] td").nth(1)).not().hasText("0");
    assertThat(page.locator("thead .b")).containsText("28 days");
    keep(page, "compare-en");
    page.reload();
    assertThat(page.getByTestId("with-period")).hasValue("28d");
    assertThat(page.locator("thead .b")).containsText("28 days");
  }

  @Test
  void theWallTakesTurnsSaysHowFreshItIsAndHasNoControlsUntilThePointerMoves() {
    var page = open("?page=wall&lang=en&every=10").page();
    assertThat(page.getByTestId("wall-reach")).isVisible();
    assertThat(page.locator(".top")).isHidden();
    assertThat(page.getByTestId("wall-fresh")).containsText("as of");
    assertThat(page.locator(".wall-controls")).hasCSS("opacity", "0");
    var first = page.locator("h1").textContent();
    assertThat(page.locator("h1")).not().hasText(first, new HasTextOptions().setTimeout(15_000));
    page.mouse().move(300, 300);
    assertThat(page.locator(".wall-controls")).hasCSS("opacity", "1");
    keep(page, "wall-en");
    page.keyboard().press("Escape");
    assertThat(page.locator(".top")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({
    "quality, ''",
    "alerts, ''",
    "definitions, ''",
    "definitions, &mode=edit&campaign=cardizol-spring",
    "definitions, &mode=new",
    "compare, &campaign=cardizol-spring&with=autumn",
    "wall, ''"
  })
  void everybodyCanUseIt(String name, String rest) {
    for (var variant : List.of("&lang=en&theme=light", "&lang=zh&theme=dark")) {
      for (var width : List.of(1440, 390)) {
        var tab =
            browser.open(
                store.address() + "?page=" + name + rest + variant, width, 900, ColorScheme.LIGHT);
        var page = tab.page();
        assertThat(page.locator("main .card, main form, main .wall h1").first()).isVisible();
        assertThat(page.locator("main")).not().hasAttribute("aria-busy", "true");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("%s at %d has no sideways scrolling", name, width)
            .isEqualTo(true);
        var violations =
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations).as("%s %s %d: %s", name, variant, width, violations).isEmpty();
        assertThat(tab.errors()).isEmpty();
        page.context().close();
      }
    }
  }
}
