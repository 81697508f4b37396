package io.livelift.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * One browser for the tests of the pages Where, What works, Who and Lift. A tab of each kind stays
 * open and goes from address to address, so that the page's files are loaded once.
 */
final class InsightBrowser {
  private static final Map<Kind, Browser.Tab> TABS = new HashMap<>();
  private static Browser browser;

  private record Kind(int width, int height, ColorScheme scheme) {}

  private InsightBrowser() {}

  /** Shows an address of the big campaign, in English. */
  static Page open(String page, String more) throws SQLException {
    return open(page, InsightData.CAMPAIGN, more + "&lang=en");
  }

  /** Shows an address of a campaign on a wide and light screen. */
  static Page open(String page, String campaign, String more) throws SQLException {
    return show(page, campaign, more, new Kind(1440, 1000, ColorScheme.LIGHT));
  }

  private static synchronized Page show(String page, String campaign, String more, Kind kind)
      throws SQLException {
    if (browser == null) {
      assertThat(Browser.isThere())
          .as("Chromium is needed: install it, or name it in LIVELIFT_CHROMIUM")
          .isTrue();
      browser = new Browser();
      Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
    }
    var store = InsightStage.get().store();
    var address = store.address() + "?page=" + page + "&campaign=" + campaign + more;
    var tab = TABS.get(kind);
    if (tab == null) {
      tab = browser.open(address, kind.width(), kind.height(), kind.scheme());
      TABS.put(kind, tab);
    } else {
      tab.errors().clear();
      tab.page().navigate(address);
    }
    assertThat(tab.page().locator("main h1")).isVisible();
    assertThat(tab.errors()).isEmpty();
    return tab.page();
  }

  /**
   * A page has no grave barrier, wide and light, wide and dark, and on a phone, where it does not
   * scroll sideways either. Leaves pictures for the docs.
   */
  static void isForEverybody(String page, String more) throws SQLException {
    InsightStage.get().next();
    isForEverybody(page, more + "&lang=en", "light", new Kind(1440, 900, ColorScheme.LIGHT));
    isForEverybody(page, more + "&lang=zh", "dark", new Kind(2560, 1440, ColorScheme.DARK));
    isForEverybody(page, more + "&lang=zh", "phone", new Kind(390, 844, ColorScheme.LIGHT));
  }

  private static void isForEverybody(String page, String more, String name, Kind kind)
      throws SQLException {
    var shown = show(page, InsightData.CAMPAIGN, more, kind);
    shown.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    shown.reload();
    assertThat(shown.locator("main h1")).isVisible();
    assertThat(shown.locator("main")).hasAttribute("aria-busy", "false");
    assertThat(shown.locator(".chart:not(:has(canvas))")).hasCount(0);
    assertThat(shown.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(page + " " + name + " does not scroll sideways")
        .isEqualTo(true);
    assertThat(Axe.violations(shown)).as(page + " " + name).isEmpty();
    shown.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target", "pictures", page + "-" + name + ".png"))
            .setFullPage(true));
  }
}
