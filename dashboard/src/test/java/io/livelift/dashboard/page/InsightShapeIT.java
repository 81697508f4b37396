package io.livelift.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pure modules of the pages Where, What works, Who and Lift, in the browser that runs them. */
class InsightShapeIT {
  private static Page page;

  @BeforeAll
  static void start() throws SQLException {
    page = InsightBrowser.open("where", "");
  }

  /** What an expression over a module, called {@code m}, gives. */
  private static Object eval(String module, String expression) {
    return PageModules.eval(page, module, expression);
  }

  @Test
  void aCountOfWhichDaysAreMissingIsAtLeastThat() {
    var word = "{id: 'conversions', family: 'CONVERSION', unit: 'COUNT'}";
    var row =
        "{figures: {measures: {conversions: 41}, metrics: {}, withheld: []},"
            + " withheld_days: {conversions: 3}}";
    assertThat(eval("shape/told.js", "m.toldFigure(%s, %s, {}, 'en')".formatted(row, word)))
        .isEqualTo(Map.of("text", "≥ 41", "state", "value", "days", 3));
  }

  @Test
  void aRateOfWhichDaysAreMissingIsOfTheOthers() {
    var word = "{id: 'touched_share', unit: 'SHARE'}";
    var row =
        "{figures: {measures: {}, metrics: {touched_share: 0.25}, withheld: []},"
            + " withheld_days: {touched_share: 3}}";
    assertThat(eval("shape/told.js", "m.toldFigure(%s, %s, {}, 'en')".formatted(row, word)))
        .isEqualTo(Map.of("text", "25.0%", "state", "value", "days", 3));
  }

  @Test
  void whereNoDayTellsTheNumberIsWithheldNotZero() {
    var word = "{id: 'conversions', family: 'CONVERSION', unit: 'COUNT'}";
    var row =
        "{figures: {measures: {}, metrics: {}, withheld: ['conversions']},"
            + " withheld_days: {conversions: 7}}";
    assertThat(eval("shape/told.js", "m.toldFigure(%s, %s, {}, 'en').state".formatted(row, word)))
        .isEqualTo("withheld");
  }

  @Test
  void signsAreWrittenOutAndAMinusIsOne() {
    assertThat(eval("shape/lift.js", "m.points(0.0148, 'en')")).isEqualTo("+1.48 pp");
    assertThat(eval("shape/lift.js", "m.points(-0.005, 'en')")).isEqualTo("−0.50 pp");
    assertThat(eval("shape/lift.js", "m.points(0, 'en')")).isEqualTo("0.00 pp");
    assertThat(eval("shape/lift.js", "m.about(8.2, 'en')")).isEqualTo("9");
    assertThat(eval("shape/lift.js", "m.about(0.1, 'en')")).isEqualTo("1");
  }

  @Test
  void aStepThatIsMissingIsNoStep() {
    var steps = "[{from: 'START', to: 'ONLINE', steps: 5, share: 1}]";
    assertThat(
            eval(
                "shape/works.js",
                "m.stepMatrix(%s, ['ONLINE', 'OFFLINE']).rows.map(r => r.cells.length)"
                    .formatted(steps)))
        .isEqualTo(List.of(1));
  }

  @Test
  void modelsThatAgreeHaveNoDisagreement() {
    var channel =
        "{channel: 'APP', credits: {first: {share: 1}}, spread: 0, highest: 'first',"
            + " lowest: 'first'}";
    assertThat(
            eval(
                "shape/works.js",
                "m.disagreement({attribution: {channels: [%s], disagree_most: 'APP'}})"
                    .formatted(channel)))
        .isNull();
  }

  @Test
  void valuesAreCalledByTheVocabularyOrByThemselves() {
    var vocabulary =
        "{breakdowns: [{id: 'CHANNEL', values: {APP: {en: 'App', zh: 'App'}, EMAIL: {en: 'E-mail',"
            + " zh: '邮件'}}}, {id: 'CHANNEL_SET', values: {}}, {id: 'SPECIALTY', values: {}}]}";
    var name = "m.valueName(" + vocabulary + ", '%s', '%s', '%s', (id) => id)";
    assertThat(eval("shape/who.js", name.formatted("CHANNEL_SET", "APP+EMAIL", "zh")))
        .isEqualTo("App + 邮件");
    assertThat(eval("shape/who.js", name.formatted("CHANNEL_SET", "", "en")))
        .isEqualTo("noChannel");
    assertThat(eval("shape/who.js", name.formatted("SPECIALTY", "GENERAL_PRACTICE", "en")))
        .isEqualTo("General practice");
    assertThat(eval("shape/who.js", name.formatted("SPECIALTY", "心内科", "en"))).isEqualTo("心内科");
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    for (var dictionary : List.of("where", "works", "who", "lift")) {
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
