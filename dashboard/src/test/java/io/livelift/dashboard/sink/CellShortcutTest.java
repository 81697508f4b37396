package io.livelift.dashboard.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.UnreadableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decoder is the definition. */
class CellShortcutTest {
  private static final int METRICS = 2_000;

  private final Random random = new Random(5);
  private final SingleObjectWriter<CampaignMetric> writer =
      new SingleObjectWriter<>(CampaignMetric.class);
  private final SingleObjectReader<CampaignMetric> reader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final CellDecoder decoder = new CellDecoder();
  private final CellShortcut shortcut = new CellShortcut();

  @Test
  void readsWhatTheDecoderReads() throws Exception {
    for (var i = 0; i < METRICS; i++) {
      var value = writer.write(metric());
      assertThat(shortcut.read(value, reader.currentBody(value)))
          .usingRecursiveComparison()
          .isEqualTo(decoder.decode(reader.read(value)).orElseThrow());
    }
  }

  @Test
  void leavesUnknownNamesToTheDecoder() {
    var granularity = metric();
    granularity.setGranularity("FORTNIGHT");
    var breakdown = metric();
    breakdown.setBreakdown("WEATHER");
    var measure = metric();
    measure.getMeasures().put("smiles", 3L);
    for (var metric : new CampaignMetric[] {granularity, breakdown, measure}) {
      var value = writer.write(metric);
      assertThat(shortcut.read(value, reader.currentBody(value))).isNull();
    }
  }

  @Test
  void ofBrokenBytesItReadsNothingThatTheDecoderDoesNot() {
    var read = 0;
    for (var i = 0; i < METRICS; i++) {
      var value = writer.write(metric());
      var body = reader.currentBody(value);
      value[body + random.nextInt(value.length - body)] = (byte) random.nextInt();
      var cell = shortcut.read(value, body);
      if (cell != null) {
        read++;
        assertThat(decoded(value)).get().usingRecursiveComparison().isEqualTo(cell);
      }
    }
    assertThat(read).isPositive();
  }

  private Optional<Cell> decoded(byte[] value) {
    try {
      return decoder.decode(reader.read(value));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private CampaignMetric metric() {
    var measures = new HashMap<String, Long>();
    for (var measure : Measure.values()) {
      if (random.nextInt(3) == 0) {
        measures.put(
            measure.id(), random.nextBoolean() ? random.nextInt(300) : random.nextLong() >> 2);
      }
    }
    return CampaignMetric.newBuilder()
        .setCampaignId("campaign-" + random.nextInt(20))
        .setGranularity(Granularity.values()[random.nextInt(4)].name())
        .setWindowStart(Instant.ofEpochMilli(random.nextInt()))
        .setRegion(random.nextInt(4) == 0 ? "" : "44/44%02d".formatted(random.nextInt(30)))
        .setBreakdown(Breakdown.values()[random.nextInt(Breakdown.values().length)].name())
        .setValue(random.nextBoolean() ? "" : "wert-ä-" + random.nextInt(9))
        .setMeasures(measures)
        .setSuppressed(random.nextBoolean())
        .setFinal$(random.nextBoolean())
        .setEpoch(random.nextInt(1_000_000))
        .build();
  }
}
