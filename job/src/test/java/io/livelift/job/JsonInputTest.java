package io.livelift.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.source.RawRecord;
import io.livelift.wire.WireConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Teams that speak no Avro. */
class JsonInputTest {
  private static final String VIEWS = WireStory.config().topics().contentViews();

  @Test
  void theSameRecordsInJsonGiveTheSameCells() throws Exception {
    var records = WireStory.records();
    var expected = WireStory.publish(WireStory.config(), records);
    assertThat(expected.cells()).hasSizeGreaterThan(100);

    var json = WireStory.inJson(records);
    var wire = new WireConfig(null, null, null, null, WireStory.config().topics().inputs());
    var published = WireStory.publish(WireStory.config().withWire(wire), json);

    assertThat(published.cells()).isEqualTo(expected.cells());
    assertThat(published.rejected())
        .isEqualTo(expected.rejected())
        .isEqualTo(Map.of(VIEWS, Map.of("NEGATIVE_DWELL", 1L)));
    assertThat(published.originals()).containsExactly(json.get(json.size() - 1).value());
  }

  @Test
  void oneTopicInJsonLeavesTheOthersInAvro() throws Exception {
    var records = WireStory.records();
    var mixed = new java.util.ArrayList<RawRecord>();
    var json = WireStory.inJson(records);
    for (var i = 0; i < records.size(); i++) {
      mixed.add(records.get(i).topic().equals(VIEWS) ? json.get(i) : records.get(i));
    }
    var wire = new WireConfig(null, null, null, null, List.of(VIEWS));

    assertThat(WireStory.publish(WireStory.config().withWire(wire), mixed).cells())
        .isEqualTo(WireStory.publish(WireStory.config(), records).cells());
  }

  @Test
  void rubbishIsRejectedWithItsReason() throws Exception {
    var wire = new WireConfig(null, null, null, null, List.of(VIEWS));
    var view = WireStory.inJson(WireStory.records()).get(2);
    var good = new String(view.value(), UTF_8);
    var values = List.of("[", "{}", good + good, good.replace("WEBINAR", "\u0001"), "{" + good);
    var records = new java.util.ArrayList<RawRecord>();
    for (var value : values) {
      records.add(
          new RawRecord(VIEWS, 0, records.size(), view.arrival(), null, value.getBytes(UTF_8)));
    }

    assertThat(WireStory.publish(WireStory.config().withWire(wire), records).rejected())
        .isEqualTo(Map.of(VIEWS, Map.of("UNREADABLE", 4L, "TRAILING_BYTES", 1L)));
  }
}
