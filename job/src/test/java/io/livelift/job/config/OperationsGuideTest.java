package io.livelift.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of settings in {@code docs/operations.md} says what the code says. */
class OperationsGuideTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/operations.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z]+)\\.([a-z_]+)` \\| `(.*?)` \\|.*");

  @TempDir private Path folder;

  @Test
  void everySettingIsInTheTable() throws IOException {
    var settings =
        components(JobConfig.class)
            .flatMap(part -> components(part.getType()).map(key -> name(part) + "." + name(key)))
            .toList();

    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(settings);
  }

  @Test
  void theDefaultsInTheTableAreThoseOfTheCode() throws Exception {
    var file = folder.resolve("livelift.yaml");
    Files.writeString(
        file,
        table().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getKey().split("\\.")[0],
                    TreeMap::new,
                    Collectors.mapping(
                        row -> "\n  " + row.getKey().split("\\.")[1] + ": " + row.getValue(),
                        Collectors.joining())))
            .entrySet()
            .stream()
            .map(part -> part.getKey() + ":" + part.getValue())
            .collect(Collectors.joining("\n")));

    assertThat(JobConfig.load(file)).isEqualTo(JobConfig.defaults("localhost:9092"));
  }

  /** Default by setting. */
  private static Map<String, String> table() throws IOException {
    var text = Files.readString(GUIDE);
    var settings =
        text.substring(text.indexOf("<!-- begin settings"), text.indexOf("<!-- end settings"));
    return settings
        .lines()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .collect(Collectors.toMap(row -> row.group(1) + "." + row.group(2), row -> row.group(3)));
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  private static String name(RecordComponent component) {
    return new SnakeCaseStrategy().translate(component.getName());
  }
}
