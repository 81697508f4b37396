package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.SingleObjectWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record put together by hand is, byte for byte, the one that Avro writes. */
class CellRecordsTest {
  private static final List<String> NAMES =
      List.of("", "44/4403/440305", "IA/DAVENPORT", "a|b%c", "心内科", "😀", "x".repeat(200));

  private final SingleObjectWriter<CampaignMetric> avro =
      new SingleObjectWriter<>(CampaignMetric.class);
  private final CellRecords records = new CellRecords();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bytesAreThoseOfAvro(long seed) {
    var random = new Random(seed);
    var slice =
        new Slice(
            any(random, NAMES),
            any(random, List.of(Granularity.values())),
            random.nextLong() >> (16 + random.nextInt(40)));
    var breakdown = any(random, List.of(Breakdown.values()));
    var region = new Region(0, any(random, NAMES), null);
    var value = new Value(0, any(random, NAMES));
    var cell = new MeasureVector();
    for (var measure : Measure.values()) {
      cell.add(measure, random.nextBoolean() ? 0 : random.nextLong() >> random.nextInt(64));
    }
    var shown = random.nextInt(4) == 0 ? 0 : cell.measures() & random.nextLong();
    var face = shown == 0 || random.nextBoolean() ? shown : shown | Long.MIN_VALUE;
    var isFinal = random.nextBoolean();
    var epoch = random.nextLong() >>> (1 + random.nextInt(62));

    records.begin(slice, isFinal, epoch);
    var record = records.record(breakdown, region, value, shown == 0 ? null : cell, face);

    assertThat(new String(record.key(), UTF_8))
        .isEqualTo(slice.cell(breakdown, region.path(), value.name()).toText());
    assertThat(record.value())
        .isEqualTo(
            avro.write(
                new CampaignMetric(
                    slice.campaignId(),
                    slice.granularity().name(),
                    Instant.ofEpochMilli(slice.windowStart()),
                    region.path(),
                    breakdown.name(),
                    value.name(),
                    measures(cell, shown),
                    face < 0,
                    isFinal,
                    epoch)));
  }

  /** In the order of the vocabulary, in which Avro then writes them. */
  private static Map<String, Long> measures(MeasureVector cell, long shown) {
    Map<String, Long> measures = new LinkedHashMap<>();
    for (var measure : Measure.values()) {
      if ((shown & MeasureVector.bit(measure)) != 0) {
        measures.put(measure.id(), cell.get(measure));
      }
    }
    return measures;
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
