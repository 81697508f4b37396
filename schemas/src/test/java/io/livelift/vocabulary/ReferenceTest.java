package io.livelift.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables in docs and README are the vocabulary's own words. Run with {@code
 * -Dlivelift.write-reference=true} to write them anew.
 */
class ReferenceTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theMetricsReferenceIsTheVocabulary() throws IOException {
    assertSection(ROOT.resolve("docs/metrics.md"), "measures", measures());
    assertSection(ROOT.resolve("docs/metrics.md"), "breakdowns", breakdowns());
    assertSection(ROOT.resolve("docs/metrics.md"), "cube", cube());
    assertSection(ROOT.resolve("docs/metrics.md"), "reasons", reasons());
  }

  @Test
  void theReadmeListsTheMeasures() throws IOException {
    assertSection(ROOT.resolve("README.md"), "measures", measures());
  }

  private static String measures() {
    return "| measure | unit | cells | definition |\n| --- | --- | --- | --- |\n"
        + Arrays.stream(Measure.values())
            .map(
                m ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(m.id(), words(m.unit()), m.family().cells(), m.sentence()))
            .collect(Collectors.joining());
  }

  private static String breakdowns() {
    return "| breakdown | of | values |\n| --- | --- | --- |\n"
        + Arrays.stream(Breakdown.values())
            .map(b -> "| %s | %s | %s |\n".formatted(b, words(b.of()), b.sentence()))
            .collect(Collectors.joining());
  }

  private static String cube() {
    var levels = new String[] {"nation", "province", "city", "county"};
    var text = new StringBuilder("| granularity | breakdown | down to |\n| --- | --- | --- |\n");
    for (var granularity : Granularity.values()) {
      for (var breakdown : Cube.breakdowns(granularity)) {
        var level = levels[Cube.finestLevel(granularity, breakdown)];
        text.append("| %s | %s | %s |\n".formatted(granularity, breakdown, level));
      }
    }
    return text.toString();
  }

  private static String reasons() {
    return "| reason | what is wrong |\n| --- | --- |\n"
        + Arrays.stream(RejectReason.values())
            .map(r -> "| %s | %s |\n".formatted(r, r.sentence()))
            .collect(Collectors.joining());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void assertSection(Path file, String name, String expected) throws IOException {
    var begin = "<!-- begin " + name + ", written by ReferenceTest -->\n";
    var end = "<!-- end " + name + " -->";
    var text = Files.readString(file);
    var from = text.indexOf(begin) + begin.length();
    var to = text.indexOf(end);
    assertThat(to).as("%s has a section %s", file, name).isGreaterThan(from - 1);
    if (Boolean.getBoolean("livelift.write-reference")) {
      Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(expected);
    }
  }
}
