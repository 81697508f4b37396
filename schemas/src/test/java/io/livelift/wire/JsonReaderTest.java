package io.livelift.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.vocabulary.RejectReason;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final String START =
      "{\"event_id\":\"v\",\"event_time\":\"2026-03-01T09:30:00+08:00\",\"campaign_id\":\"c\","
          + "\"content_id\":\"k\",\"physician_id\":\"planted\"";
  private static final String CAMPAIGN =
      "{\"campaign_id\":\"c\",\"version\":1,\"name\":\"n\",\"starts_at\":0,\"ends_at\":1";

  private final JsonReader<ContentView> reader = new JsonReader<>(ContentView.class);

  @Test
  void anObjectIsARecord() throws Exception {
    var view = read(START + ",\"channel\":\"WEBINAR\",\"dwell_ms\":7}");
    assertThat(view)
        .isEqualTo(
            ContentView.newBuilder()
                .setEventId("v")
                .setEventTime(Instant.parse("2026-03-01T01:30:00Z"))
                .setCampaignId("c")
                .setContentId("k")
                .setPhysicianId("planted")
                .setChannel(Channel.WEBINAR)
                .setDwellMs(7)
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"device\":{\"kind\":[1,2,{\"a\":null}]}}",
        ",\"channel\":\"HOLOGRAM\"}",
        ",\"channel\":null,\"dwell_ms\":null,\"region\":null}",
        ",\"completed\":false}  \r\n"
      })
  void whatANewerWriterAddsAndAnOlderOneLeavesOutIsRead(String rest) throws Exception {
    assertThat(read(START + rest)).isEqualTo(read(START + "}"));
  }

  @Test
  void aByteOrderMarkIsPassedOverAndOtherEncodingsRefused() throws Exception {
    var text = START + "}";
    assertThat(reader.read(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(read(text));
    assertReason(RejectReason.UNREADABLE, text.getBytes(UTF_16));
    assertReason(RejectReason.UNREADABLE, text.replace("planted", "\u00e9").getBytes(ISO_8859_1));
    // The two halves of a character, each encoded for itself.
    assertReason(
        RejectReason.UNREADABLE, new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
  }

  static Stream<String> unreadable() {
    return Stream.of(
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"planted\"",
        START,
        START + ",}",
        START + ",'region':'44'}",
        START + ",/* planted */}",
        START + ",\"dwell_ms\":\"7\"}",
        START + ",\"dwell_ms\":7.0}",
        START + ",\"dwell_ms\":1e3}",
        START + ",\"dwell_ms\":9223372036854775808}",
        START + ",\"dwell_ms\":NaN}",
        START + ",\"dwell_ms\":" + "9".repeat(10_000) + "}",
        START + ",\"completed\":\"true\"}",
        START + ",\"completed\":1}",
        START + ",\"channel\":4}",
        START + ",\"region\":44}",
        START + ",\"region\":[\"44\"]}",
        START + ",\"physician_id\":\"other\"}",
        START + ",\"device\":{\"a\":1,\"a\":2}}",
        START + ",\"content_id\":\"\\ud83d\"}",
        START + ",\"region\":\"\\udc00\\ud800\"}",
        START.replace("\"v\"", "null") + "}",
        START.replace("\"event_id\":\"v\",", "") + "}",
        START.replace("+08:00", "") + "}",
        START.replace("\"2026-03-01T09:30:00+08:00\"", "{\"$date\":0}") + "}",
        START.replace("planted", "plan\u0000ted") + "}",
        START + ",\"device\":" + "[".repeat(40) + "]".repeat(40) + "}",
        "[".repeat(500_000),
        "{\"a\":".repeat(100_000),
        START + ",\"" + "n".repeat(5_000) + "\":1}");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsNoRecordIsUnreadableAndTheReasonNamesNobody(String text) {
    assertReason(RejectReason.UNREADABLE, text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "{\"planted\";not JSON at column 11",
        "{\"planted\":1.\"planted\":2};not JSON at column 13",
        "{\"planted\":{\"b\":1,\"b\":2}};a name stands twice in an object at column 23",
        "{\"planted\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[;deeper or longer than JSON may be at column",
        "{\"event_id\":[]};event_id is not a text",
        "{\"planted\":[]};event_id is missing",
        "[];the record is not a JSON object"
      },
      delimiter = ';')
  void theReasonSaysWhatAndWhere(String text, String why) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(text))
        .satisfies(e -> assertThat(e.getMessage()).startsWith(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "}", "x", ",", "\u0000", "1", "\n" + START + "}"})
  void whatFollowsTheObjectIsToldFromIt(String more) {
    assertReason(RejectReason.TRAILING_BYTES, (START + "}" + more).getBytes(UTF_8));
  }

  @Test
  void aWholeCharacterInTwoEscapesIsText() throws Exception {
    assertThat(read(START + ",\"region\":\"\\ud83d\\ude00\"}").getRegion())
        .isEqualTo("\uD83D\uDE00");
  }

  @Test
  void hundredThousandNamesOfAStrangerAreReadAndForgotten() throws Exception {
    var names = new StringBuilder(START);
    for (var i = 0; i < 100_000; i++) {
      names.append(",\"").append(i).append("\":0");
    }
    assertThat(read(names.append('}').toString())).isEqualTo(read(START + "}"));
  }

  @Test
  void defaultsOfTwoRecordsAreNotOneAndTheSame() throws Exception {
    var campaigns = new JsonReader<>(Campaign.class);
    var first = campaigns.read((CAMPAIGN + "}").getBytes(UTF_8));
    var second = campaigns.read((CAMPAIGN + "}").getBytes(UTF_8));
    first.getProductIds().add("x");
    first.getAudience().getRegions().add("44");

    assertThat(second.getProductIds()).isEmpty();
    assertThat(second.getAudience().getRegions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"touch_cost\":{\"APP\":\"5\"}}",
        ",\"touch_cost\":{\"\\ud800\":5}}",
        ",\"touch_cost\":[5]}",
        ",\"product_ids\":\"x\"}",
        ",\"product_ids\":[null]}",
        ",\"audience\":[]}",
        ",\"audience\":{\"regions\":[[]]}}",
        ",\"holdout_percent\":2147483648}",
        ",\"audience_kind\":{}}"
      })
  void whatIsWrongWithinAFieldIsUnreadable(String rest) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> new JsonReader<>(Campaign.class).read((CAMPAIGN + rest).getBytes(UTF_8)))
        .matches(e -> e.reason() == RejectReason.UNREADABLE);
  }

  private ContentView read(String text) throws UnreadableException {
    return reader.read(text.getBytes(UTF_8));
  }

  private void assertReason(RejectReason reason, byte[] value) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> reader.read(value))
        .matches(e -> e.reason() == reason, "is " + reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("planted", "other"));
  }
}
