package io.livelift.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.livelift.dashboard.RunningStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's pure modules, in the browser that runs them. */
class ShapeIT {
  private static RunningStore store;
  private static Browser browser;
  private static Page page;

  @BeforeAll
  static void start() throws SQLException {
    store = new RunningStore();
    browser = new Browser();
    page = browser.open(store.address() + "?lang=en", 800, 600, ColorScheme.LIGHT).page();
  }

  @AfterAll
  static void stop() {
    browser.close();
    store.close();
  }

  /** What an expression over a module, called {@code m}, gives. */
  private static Object eval(String module, String expression) {
    return PageModules.eval(page, module, expression);
  }

  @ParameterizedTest
  @CsvSource({
    "'?page=overview&campaign=a%2Fb&region=44&period=7d&lang=zh', same",
    "'?page=overview&campaign=c&period=2026-02-01..2026-02-28&lang=en&theme=dark', same",
    "'?page=nothing&lang=en', '?page=campaigns&lang=en'",
    "'?campaign=c&lang=xx', '?page=overview&campaign=c&lang=en'",
    "'?page=overview&period=2026-02-30..2026-03-01&lang=en', '?page=overview&lang=en'",
    "'?page=overview&period=2026-03-02..2026-03-01&lang=en', '?page=overview&lang=en'",
    "'?page=overview&period=flight&theme=purple&metric=a%20b&lang=en', '?page=overview&lang=en'"
  })
  void anAddressRestoresItsViewAndForgetsWhatMeansNothing(String address, String written) {
    assertThat(eval("address.js", "m.write(m.read('%s', 'en'))".formatted(address)))
        .isEqualTo(written.equals("same") ? address : written);
  }

  @Test
  void withheldRowsComeLastInEitherOrder() {
    var rows = "[{v: 2}, {v: null}, {v: 3}, {v: 1}]";
    var order = "m.sorted(%s, r => r.v, %d, 'en').map(r => r.v)";
    assertThat(eval("shape/table.js", order.formatted(rows, 1)).toString())
        .isEqualTo("[1, 2, 3, null]");
    assertThat(eval("shape/table.js", order.formatted(rows, -1)).toString())
        .isEqualTo("[3, 2, 1, null]");
  }

  @Test
  void onlyWhatIsOverHasEnded() {
    var text =
        "m.projection({pace: {projected: 0, low: 0, high: 0, rests_on: %d}}, 'en', (id) => id)";
    assertThat(eval("shape/pace.js", text.formatted(0))).isEqualTo("endedAt");
    assertThat(eval("shape/pace.js", text.formatted(7))).isEqualTo("projected");
  }

  @Test
  void aWithheldNumberIsNeverWrittenAsZero() {
    var figure =
        eval(
            "format.js",
            "m.figure({measures: {}, metrics: {}, withheld: ['conversions']},"
                + " {id: 'conversions', family: 'CONVERSION', unit: 'COUNT'}, {}, 'en')");
    assertThat(figure).isEqualTo(Map.of("text", "", "state", "withheld"));
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    for (var dictionary : List.of("shell", "overview")) {
      assertThat(
              page.evaluate(
                  """
                  async (dictionary) => {
                    const main = document.querySelector('script[type=module]').src;
                    const { untranslated } = await import(new URL('text/text.js', main).href);
                    const { texts } = await import(new URL(`text/${dictionary}.js`, main).href);
                    return untranslated(texts);
                  }
                  """,
                  dictionary))
          .isEqualTo(List.of());
    }
  }
}
