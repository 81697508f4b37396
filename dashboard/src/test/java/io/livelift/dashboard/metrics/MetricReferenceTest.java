package io.livelift.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of metrics in the docs is the code's own words. Run with {@code
 * -Dlivelift.write-reference=true} to write it anew.
 */
class MetricReferenceTest {
  private static final Path FILE = Path.of("../docs/metrics.md");
  private static final String BEGIN = "<!-- begin metrics, written by MetricReferenceTest -->\n";
  private static final String END = "<!-- end metrics -->";

  @Test
  void theMetricsReferenceNamesEveryMetric() throws IOException {
    var text = Files.readString(FILE);
    var from = text.indexOf(BEGIN) + BEGIN.length();
    var to = text.indexOf(END);
    assertThat(to).as("%s has a section of metrics", FILE).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("livelift.write-reference")) {
      Files.writeString(FILE, text.substring(0, from) + metrics() + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(metrics());
    }
  }

  private static final String STATISTICS_BEGIN =
      "<!-- begin statistics, written by MetricReferenceTest -->\n";
  private static final String STATISTICS_END = "<!-- end statistics -->";

  @Test
  void theMetricsReferenceNamesEveryStatistic() throws IOException {
    var text = Files.readString(FILE);
    var from = text.indexOf(STATISTICS_BEGIN) + STATISTICS_BEGIN.length();
    var to = text.indexOf(STATISTICS_END);
    assertThat(to).as("%s has a section of statistics", FILE).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("livelift.write-reference")) {
      Files.writeString(FILE, text.substring(0, from) + statistics() + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(statistics());
    }
  }

  private static String statistics() {
    return "| statistic | unit | definition |\n| --- | --- | --- |\n"
        + Arrays.stream(Statistic.values())
            .map(s -> "| `%s` | %s | %s |\n".formatted(s.id(), words(s.unit()), s.sentence()))
            .collect(Collectors.joining());
  }

  private static String metrics() {
    return "| metric | unit | definition |\n| --- | --- | --- |\n"
        + Arrays.stream(Metric.values())
            .map(m -> "| `%s` | %s | %s |\n".formatted(m.id(), words(m.unit()), m.sentence()))
            .collect(Collectors.joining());
  }

  private static String words(Metric.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
