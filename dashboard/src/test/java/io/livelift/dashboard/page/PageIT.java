package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageIT {
  private static RunningStore store;
  private static Browser browser;
  private static PageData data;
  private static long epoch;

  @BeforeAll
  static void start() throws SQLException {
    assertThat(Browser.isThere())
        .as("Chromium is needed: install it, or name it in LIVELIFT_CHROMIUM")
        .isTrue();
    store = new RunningStore();
    data = new PageData(Instant.now());
    store.define(MadeUp.campaign(PageData.CAMPAIGN, 1, "Cardizol 春季心衰学术推广", data.startsAt()));
    store.define(MadeUp.campaign("<b>other</b>", 1, "<script>alert(1)</script>", MadeUp.T0));
    nextEpoch();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    store.close();
  }

  private static void nextEpoch() throws SQLException {
    store.apply(data.frame(++epoch));
  }

  private static Browser.Tab open(String query) {
    return browser.open(store.address() + query, 1440, 1000, ColorScheme.LIGHT);
  }

  @Test
  void numbersMoveWithoutReloadAndAllOfOneEpoch() throws SQLException {
    var tab = open("?lang=en");
    var page = tab.page();
    var reach = page.getByTestId("kpi-reach").locator("[data-figure=reach]");
    assertThat(reach).hasText(grouped(3100 + 7 * epoch));
    page.evaluate("window.sameDocument = true");

    nextEpoch();

    assertThat(reach).hasText(grouped(3100 + 7 * epoch));
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(epoch));
    assertThat(page.locator("[data-testid=ledger] b").first())
        .hasText(grouped(48_000 + 211 * epoch));
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    assertThat(page.locator(".fresh")).hasAttribute("data-state", "live");
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.requests()).allMatch(url -> url.startsWith(store.address().toString()));
    page.close();
  }

  @Test
  void everythingIsThereInBothLanguages() {
    var page = open("?lang=en").page();
    assertThat(page.locator("[data-testid=channels] tr[data-row=WECHAT] th")).hasText("WeChat");
    page.getByTestId("language").click();
    assertThat(page.locator("[data-testid=channels] tr[data-row=WECHAT] th")).hasText("微信");
    assertThat(page.getByTestId("kpi-conversion_rate").locator("h2")).hasText("转化率");
    assertThat(page).hasURL(Pattern.compile("lang=zh"));
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    page.goBack();
    assertThat(page.getByTestId("kpi-conversion_rate").locator("h2")).hasText("Conversion rate");
    page.close();
  }

  @Test
  void withheldNumbersSaySoAndAreNeverZero() {
    var page = open("?lang=en").page();
    var row = page.locator("[data-testid=regions] tr[data-row=UNKNOWN]");
    assertThat(row.locator("th")).hasText("Unknown");
    assertThat(row.locator(".withheld").first()).hasText("withheld");
    assertThat(row.locator("[data-figure=conversions]")).hasCount(0);
    assertThat(row.locator("[data-figure=reach]")).isVisible();
    assertThat(page.locator(".note")).containsText("Conversions not told");
    page.close();
  }

  @Test
  void theRegionIsPartOfTheAddress() {
    var page = open("?lang=en").page();
    page.locator("[data-testid=regions] tr[data-row='44'] a").click();
    assertThat(page).hasURL(Pattern.compile("region=44"));
    assertThat(page.locator(".trail")).isVisible();
    page.goBack();
    assertThat(page.locator("[data-testid=regions] tr[data-row='44']")).isVisible();
    page.close();
  }

  @Test
  void namesAreTextNeverMarkup() {
    var page = open("?lang=en&campaign=%3Cb%3Eother%3C%2Fb%3E").page();
    assertThat(page.locator("h1")).hasText("<script>alert(1)</script>");
    page.close();
  }

  @Test
  void theConnectionIsLostAndFoundAgain() throws SQLException {
    nextEpoch();
    var page = open("?lang=en").page();
    assertThat(page.locator(".fresh")).hasAttribute("data-state", "live");
    store.stopServer();
    assertThat(page.locator(".fresh")).hasAttribute("data-state", "lost");
    nextEpoch();
    store.startServer();
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(epoch));
    assertThat(page.locator(".fresh")).hasAttribute("data-state", "live");
    page.close();
  }

  @Test
  void picturesForTheDocs() throws SQLException {
    nextEpoch();
    picture("?lang=en", "wide-light", 1440, 900, ColorScheme.LIGHT);
    picture("?lang=zh", "wide-dark", 1440, 900, ColorScheme.DARK);
    picture("?lang=zh", "phone", 390, 844, ColorScheme.LIGHT);
    picture("?lang=zh", "wall", 2560, 1440, ColorScheme.DARK);
  }

  private static void picture(
      String query, String name, int width, int height, ColorScheme scheme) {
    var page = browser.open(store.address() + query, width, height, scheme).page();
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(epoch));
    assertThat(page.locator(".chart canvas")).hasCount(2);
    page.waitForFunction(
        "document.getAnimations().every(a => a.effect.target.className === 'dot')");
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
    page.close();
  }

  private static String grouped(long number) {
    return String.format(java.util.Locale.UK, "%,d", number);
  }
}
