package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's shell, and the pages Campaigns and Overview. */
class OverviewPageIT {
  private static final String OVERVIEW = "?page=overview&campaign=" + PageData.CAMPAIGN;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
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
    for (var campaign : data.campaigns()) {
      store.define(campaign);
    }
    store.define(MadeUp.campaign("<b>other</b>", 1, "<script>alert(1)</script>", MadeUp.T0));
    store.apply(data.others(++epoch));
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
    var tab = open(OVERVIEW + "&lang=en");
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
    assertThat(page.getByTestId("freshness")).hasAttribute("data-state", "live");
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.requests()).allMatch(url -> url.startsWith(store.address().toString()));
    page.close();
  }

  @Test
  void cardsMoveWithoutReloadToo() throws SQLException {
    var page = open("?lang=en").page();
    var reach = page.locator("[data-campaign=" + PageData.CAMPAIGN + "] [data-figure=reach]");
    assertThat(reach).hasText(grouped(3100 + 7 * epoch));
    nextEpoch();
    assertThat(reach).hasText(grouped(3100 + 7 * epoch));
    page.close();
  }

  @Test
  void campaignsAreFilteredSearchedAndSortedByTheAddress() {
    var page = open("?lang=en").page();
    var cards = page.locator(".campaign");
    assertThat(cards).hasCount(7);
    page.locator("[data-filter=ENDED]").click();
    assertThat(cards).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("phase=ENDED"));
    page.goBack();
    assertThat(cards).hasCount(7);
    page.locator("[data-search]").fill("webinars");
    assertThat(cards).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("q=webinars"));
    page.reload();
    assertThat(cards).hasCount(1);
    assertThat(page.locator("[data-search]")).hasValue("webinars");
    page.locator("[data-search]").fill("");
    page.getByTestId("sort").selectOption("reach");
    assertThat(cards.first()).hasAttribute("data-campaign", "glucora-launch");
    page.close();
  }

  @Test
  void everythingIsThereInBothLanguages() {
    var page = open(OVERVIEW + "&lang=en").page();
    var rate = page.getByTestId("kpi-conversion_rate").locator("h2");
    assertThat(rate).hasText("Conversion rate");
    page.getByTestId("language").click();
    assertThat(rate).hasText("转化率");
    assertThat(page.locator("[data-stage=AUDIENCE] .name")).hasText("目标人群");
    assertThat(page).hasURL(Pattern.compile("lang=zh"));
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    page.goBack();
    assertThat(rate).hasText("Conversion rate");
    page.close();
  }

  @Test
  void withheldNumbersSaySoAndAreNeverZero() {
    var page = open(OVERVIEW + "&region=UNKNOWN&lang=en").page();
    var conversions = page.getByTestId("kpi-conversions");
    assertThat(conversions.locator(".value .withheld")).hasText("withheld");
    assertThat(conversions.locator("[data-figure=conversions]")).hasCount(0);
    assertThat(page.getByTestId("kpi-reach").locator("[data-figure=reach]")).isVisible();
    assertThat(page.getByTestId("trail")).containsText("Unknown");
    assertThat(page.locator("[data-stage=CONVERTED] .withheld")).hasText("withheld");
    page.close();
  }

  @Test
  void thePeriodIsPartOfTheAddress() {
    var page = open(OVERVIEW + "&lang=en").page();
    page.getByTestId("period").getByText("7 days").click();
    assertThat(page).hasURL(Pattern.compile("period=7d"));
    assertThat(page.getByTestId("kpi-new_reach")).isVisible();
    assertThat(page.getByTestId("kpi-reach")).hasCount(0);
    page.reload();
    assertThat(page.getByTestId("kpi-new_reach")).isVisible();
    page.goBack();
    assertThat(page.getByTestId("kpi-reach")).isVisible();
    page.close();
  }

  @Test
  void aDefinitionIsShownToTheKeyboardAndGoesByEscape() {
    var page = open(OVERVIEW + "&lang=en").page();
    var name = page.getByTestId("kpi-average_frequency").locator("h2 button");
    name.focus();
    var definition = page.locator("#definition");
    assertThat(definition).hasText("Qualified views per person reached");
    page.keyboard().press("Escape");
    assertThat(definition).isHidden();
    page.close();
  }

  @Test
  void keysMoveBetweenPagesAndCanBeSwitchedOff() {
    var page = open(OVERVIEW + "&lang=en").page();
    assertThat(page.getByTestId("kpi-reach")).isVisible();
    page.keyboard().press("g");
    page.keyboard().press("c");
    assertThat(page.locator(".campaign").first()).isVisible();
    page.keyboard().press("?");
    assertThat(page.getByTestId("help-list")).isVisible();
    page.getByTestId("help-list").locator("input[type=checkbox]").uncheck();
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("help-list")).hasCount(0);
    page.keyboard().press("g");
    page.keyboard().press("o");
    assertThat(page.locator(".campaign").first()).isVisible();
    page.close();
  }

  @Test
  void aDayThatIsOverSaysByHowMuchItWasCorrected() throws SQLException {
    nextEpoch();
    store.apply(data.corrected(++epoch, 4));
    var page = open(OVERVIEW + "&lang=en").page();
    assertThat(page.getByTestId("corrections")).containsText("+3 New reach");
    assertThat(page.getByTestId("corrections")).not().containsText("epoch");
    page.close();
  }

  @Test
  void namesAreTextNeverMarkup() {
    var page = open("?page=overview&lang=en&campaign=%3Cb%3Eother%3C%2Fb%3E").page();
    assertThat(page.locator("h1")).hasText("<script>alert(1)</script>");
    page.close();
  }

  @Test
  void theConnectionIsLostAndFoundAgain() throws SQLException {
    nextEpoch();
    var page = open(OVERVIEW + "&lang=en").page();
    var freshness = page.getByTestId("freshness");
    assertThat(freshness).hasAttribute("data-state", "live");
    store.stopServer();
    assertThat(freshness).hasAttribute("data-state", "lost");
    assertThat(page.getByTestId("lost-notice")).containsText("was committed");
    nextEpoch();
    store.startServer();
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(epoch));
    assertThat(freshness).hasAttribute("data-state", "live");
    assertThat(page.getByTestId("lost-notice")).hasCount(0);
    page.close();
  }

  @Test
  void theFileHasWhatThePageShows() throws Exception {
    var page = open(OVERVIEW + "&period=7d&lang=en").page();
    page.getByTestId("export").click();
    var download = page.waitForDownload(() -> page.getByText("CSV, as shown").click());
    var text = Files.readString(download.path());
    var answer = json("campaigns/" + PageData.CAMPAIGN + "/views/overview?period=7d");
    assertThat(download.suggestedFilename())
        .isEqualTo("livelift-cardizol-spring-overview-epoch-" + epoch + ".csv");
    assertThat(text).contains("Epoch," + epoch, "Committed at (UTC)," + committedAt(answer));
    for (var day : answer.get("days")) {
      assertThat(text)
          .contains(
              "\r\n%s,%d,%d,%d,%d"
                  .formatted(
                      day.get("date").asText(),
                      day.get("views").asLong(),
                      day.get("new_reach").asLong(),
                      day.get("reach_to_date").asLong(),
                      day.get("conversions").asLong()));
    }
    page.close();
  }

  @Test
  void aChartIsTakenAlongAsAPicture() throws Exception {
    var page = open(OVERVIEW + "&lang=en").page();
    var card = page.getByTestId("frequency");
    assertThat(card.locator("canvas")).isVisible();
    card.locator(".menu button").first().click();
    var download = page.waitForDownload(() -> page.getByText("Picture (PNG)").click());
    assertThat(download.suggestedFilename())
        .isEqualTo("Cardizol 春季心衰学术推广 How often people were reached " + epoch + ".png");
    var picture = ImageIO.read(download.path().toFile());
    assertThat(picture.getWidth()).isGreaterThan(400);
    page.close();
  }

  @Test
  void aChartCanBeReadAsATable() {
    var page = open(OVERVIEW + "&lang=en").page();
    var card = page.getByTestId("frequency");
    card.locator(".menu button").first().click();
    page.getByText("As a table").click();
    assertThat(card.locator("tbody tr")).hasCount(10);
    page.close();
  }

  @Test
  void theReportIsOnePageOfPaper() {
    var page = open(OVERVIEW + "&lang=en").page();
    settle(page);
    var pdf = new String(page.pdf(new PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count()).isEqualTo(1);
    page.close();
  }

  private static String committedAt(JsonNode answer) {
    return answer.get("committed_at").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "?lang=en, light",
    "?lang=zh, dark",
    "overview&lang=en, light",
    "overview&lang=zh, dark"
  })
  void nothingBarsPeopleWithDisabilities(String query, String theme) {
    var address = query.startsWith("?") ? query : OVERVIEW + query.substring("overview".length());
    var page = open(address + "&theme=" + theme).page();
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.getByTestId("epoch")).isVisible();
    settle(page);
    assertThat(Axe.violations(page)).isEmpty();
    page.close();
  }

  @Test
  void thePageWeighsLessThanHalfAMegabyte() throws Exception {
    var page = open("?lang=en").page();
    assertThat(page.locator(".campaign").first()).isVisible();
    page.keyboard().press("g");
    page.keyboard().press("o");
    assertThat(page.locator(".chart canvas").first()).isVisible();
    var weight =
        page.evaluate(
            "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
    assertThat(((Number) weight).longValue()).isBetween(300_000L, 500_000L);
    page.close();
  }

  @Test
  void picturesForTheDocs() throws SQLException {
    nextEpoch();
    picture("?lang=en", "campaigns-light", 1440, 900, ColorScheme.LIGHT);
    picture("?lang=zh", "campaigns-phone", 390, 844, ColorScheme.LIGHT);
    picture("?lang=zh", "campaigns-wall", 2560, 1440, ColorScheme.DARK);
    picture(OVERVIEW + "&lang=en", "overview-light", 1440, 900, ColorScheme.LIGHT);
    picture(OVERVIEW + "&lang=zh", "overview-dark", 1440, 900, ColorScheme.DARK);
    picture(OVERVIEW + "&lang=zh", "overview-phone", 390, 844, ColorScheme.LIGHT);
    picture(OVERVIEW + "&lang=zh", "overview-wall", 2560, 1440, ColorScheme.DARK);
  }

  private static void picture(
      String query, String name, int width, int height, ColorScheme scheme) {
    var page = browser.open(store.address() + query, width, height, scheme).page();
    assertThat(page.getByTestId("epoch")).hasText(Long.toString(epoch));
    settle(page);
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
    page.close();
  }

  /** Waits until charts are drawn and nothing moves but the sign of life. */
  private static void settle(Page page) {
    page.waitForFunction(
        "() => [...document.querySelectorAll('.chart')].every(c => c.querySelector('canvas'))"
            + " && document.getAnimations().every(a => a.effect.target.className === 'dot')");
  }

  private static JsonNode json(String path) throws Exception {
    var request = HttpRequest.newBuilder(store.address().resolve("/api/v1/" + path)).build();
    return new ObjectMapper()
        .readTree(CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
  }

  private static String grouped(long number) {
    return String.format(Locale.UK, "%,d", number);
  }
}
