package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Team;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlReaderTest {
  private static final String VIEW =
      """
      {"event_id":"v1","event_time":%s,"campaign_id":"c","content_id":"k","physician_id":"p"%s}""";
  private static final String PRESCRIPTION =
      """
      {"event_id":"r1","event_time":0,"physician_id":"p","prescription_id":"r","product_id":"x"%s}""";

  @TempDir Path directory;
  private final List<String> bad = new ArrayList<>();

  @Test
  void missingAndNullFieldsTakeTheDefaultsOfTheSchema() throws IOException {
    var view = read(ContentView.class, VIEW.formatted("0", ",\"team\":null")).get(0).record();

    assertThat(view.getChannel()).isEqualTo(Channel.OTHER);
    assertThat(view.getTeam()).isEqualTo(Team.NONE);
    assertThat(view.getDwellMs()).isZero();
    assertThat(view.getPatientId()).isNull();
    assertThat(view.getRegion()).isNull();
  }

  @Test
  void unknownSymbolBecomesTheDefaultOfItsEnum() throws IOException {
    var view = read(ContentView.class, VIEW.formatted("0", ",\"channel\":\"FAX\"")).get(0).record();

    assertThat(view.getChannel()).isEqualTo(Channel.OTHER);
    assertThat(bad).isEmpty();
  }

  @Test
  void statusHasNoDefaultSoAnUnknownOneIsABadLine() throws IOException {
    var lines =
        read(
            PrescriptionEvent.class,
            PRESCRIPTION.formatted(",\"status\":\"PAUSED\""),
            PRESCRIPTION.formatted(""),
            PRESCRIPTION.formatted(",\"status\":\"CANCELLED\""));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).number()).isEqualTo(3);
    assertThat(lines.get(0).record().getStatus()).isEqualTo(PrescriptionStatus.CANCELLED);
    assertThat(bad)
        .containsExactly("1: status is none of [ISSUED, CANCELLED]", "2: status is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "1388534400000, 2014-01-01T00:00:00Z",
    "'\"2014-01-01T08:00:00+08:00\"', 2014-01-01T00:00:00Z",
    "'\"2014-01-01T00:00:00.0019Z\"', 2014-01-01T00:00:00.001Z",
    "'\"2014-07-01T00:00:00-05:00[America/Chicago]\"', 2014-07-01T05:00:00Z",
    "-1, 1969-12-31T23:59:59.999Z"
  })
  void timesAreMillisecondsOrTextWithAZone(String json, Instant expected) throws IOException {
    assertThat(read(ContentView.class, VIEW.formatted(json, "")).get(0).record().getEventTime())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2014-01-01T00:00:00\"",
        "\"2014-01-01\"",
        "\"\"",
        "1.5",
        "true",
        "\"+999999999-01-01T00:00:00Z\"",
        "9223372036854775808"
      })
  void otherTimesAreBadLines(String json) throws IOException {
    assertThat(read(ContentView.class, VIEW.formatted(json, ""))).isEmpty();
    assertThat(bad).hasSize(1).first().asString().startsWith("1: event_time is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "7",
        "{} {}",
        "{\"event_id\":1}",
        "{\"event_id\":\"v\",\"event_time\":0,\"campaign_id\":\"c\",\"content_id\":\"k\",\"dwell_ms\":\"7\"}"
      })
  void aBadLineIsToldAndReadingGoesOn(String line) throws IOException {
    assertThat(read(ContentView.class, line, "", VIEW.formatted("0", "")))
        .extracting(JsonlReader.Line::number)
        .containsExactly(3L);
    assertThat(bad).hasSize(1);
  }

  @Test
  void semanticallyBadRecordsAreReadForTheJobToReject() throws IOException {
    var views =
        read(ContentView.class, VIEW.formatted("0", ",\"dwell_ms\":-1,\"patient_id\":\"q\""));

    assertThat(views.get(0).record().getDwellMs()).isEqualTo(-1);
    assertThat(bad).isEmpty();
  }

  @Test
  void arrivalTimeIsReadWhereGiven() throws IOException {
    var lines =
        read(
            ContentView.class,
            VIEW.formatted("0", ",\"arrival_time\":\"1970-01-01T00:00:01Z\""),
            VIEW.formatted("0", ""));

    assertThat(lines.get(0).arrivalTime()).hasValue(1000);
    assertThat(lines.get(1).arrivalTime()).isEmpty();
  }

  @Test
  void nestedRecordsListsAndMapsAreRead() throws IOException {
    var campaign =
        read(
                Campaign.class,
                """
                {"campaign_id":"c","version":2,"name":"\u5fc3","product_ids":["x","y"],"starts_at":0,\
                "ends_at":1,"audience":{"regions":["44"]},"touch_cost":{"APP":5},"goal_reach":9}""")
            .get(0)
            .record();

    assertThat(campaign.getName()).isEqualTo("\u5fc3");
    assertThat(campaign.getProductIds()).containsExactly("x", "y");
    assertThat(campaign.getAudience().getRegions()).containsExactly("44");
    assertThat(campaign.getAudience().getTiers()).isEmpty();
    assertThat(campaign.getTouchCost()).containsEntry("APP", 5L);
    assertThat(campaign.getGoalReach()).isEqualTo(9);
    assertThat(campaign.getAttributionWindowDays()).isEqualTo(30);
    assertThat(campaign.getAudienceKind()).isEqualTo(AudienceKind.PHYSICIAN);
    assertThat(campaign.getCurrency()).isEqualTo("CNY");
  }

  @Test
  void gzippedFilesAreReadLikePlainOnes() throws IOException {
    var file = directory.resolve("physicians.jsonl.gz");
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write("{\"physician_id\":\"p\",\"version\":1,\"effective_from\":0}\n");
    }

    assertThat(JsonlReader.find(directory, "physicians")).hasValue(file);
    assertThat(JsonlReader.find(directory, "campaigns")).isEmpty();
    assertThat(readAll(Physician.class, file)).hasSize(1);
  }

  private <T extends SpecificRecordBase> List<JsonlReader.Line<T>> read(
      Class<T> type, String... lines) throws IOException {
    return readAll(type, Files.write(directory.resolve("lines.jsonl"), List.of(lines)));
  }

  private <T extends SpecificRecordBase> List<JsonlReader.Line<T>> readAll(Class<T> type, Path file)
      throws IOException {
    List<JsonlReader.Line<T>> all = new ArrayList<>();
    try (var reader =
        new JsonlReader<>(file, type, (path, line, why) -> bad.add(line + ": " + why))) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        all.add(line.get());
      }
    }
    return all;
  }
}
