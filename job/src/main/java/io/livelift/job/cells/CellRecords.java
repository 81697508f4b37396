package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.AvroBuffer;
import io.livelift.wire.SingleObjectWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * Cells as records for their topic: {@link CampaignMetric} in single-object encoding, put together
 * from parts that are encoded once. Avro's own writer gives the same bytes, if it is given measures
 * in the order of the vocabulary.
 */
final class CellRecords {
  private static final byte[] HEADER = header();
  private static final byte[][] MEASURES =
      Arrays.stream(Measure.values())
          .map(m -> CellText.of(m.id()).inValue())
          .toArray(byte[][]::new);
  private static final CellText[] BREAKDOWNS =
      Arrays.stream(Breakdown.values()).map(b -> CellText.of(b.name())).toArray(CellText[]::new);

  private final AvroBuffer buffer = new AvroBuffer(1024);
  private byte[] keyOfSlice;
  private byte[] valueOfSlice;
  private boolean isFinal;
  private long epoch;

  /** The slice and epoch of the records that are asked for next. */
  void begin(Slice slice, boolean isFinal, long epoch) {
    this.isFinal = isFinal;
    this.epoch = epoch;
    keyOfSlice =
        (CellKey.escape(slice.campaignId())
                + '|'
                + slice.granularity()
                + '|'
                + slice.windowStart()
                + '|')
            .getBytes(UTF_8);
    buffer.reset();
    buffer.write(HEADER);
    buffer.writeString(slice.campaignId());
    buffer.writeString(slice.granularity().name());
    buffer.writeLong(slice.windowStart());
    valueOfSlice = buffer.toByteArray();
  }

  /**
   * The record of a cell.
   *
   * @param cell null for all zero
   * @param face what is shown of it: see {@link Visibility}
   */
  PublishedRecord record(
      Breakdown breakdown, Region region, Value value, MeasureVector cell, long face) {
    var ofBreakdown = BREAKDOWNS[breakdown.ordinal()];
    return new PublishedRecord(
        OutputTopic.CAMPAIGN_METRICS,
        key(ofBreakdown, region.text(), value.text()),
        value(ofBreakdown, region.text(), value.text(), cell, face),
        Map.of());
  }

  private byte[] key(CellText breakdown, CellText region, CellText value) {
    var length = breakdown.inKey().length + region.inKey().length + value.inKey().length + 2;
    var key = Arrays.copyOf(keyOfSlice, keyOfSlice.length + length);
    var at = append(breakdown.inKey(), key, keyOfSlice.length);
    key[at++] = '|';
    at = append(region.inKey(), key, at);
    key[at++] = '|';
    append(value.inKey(), key, at);
    return key;
  }

  private static int append(byte[] part, byte[] to, int at) {
    System.arraycopy(part, 0, to, at, part.length);
    return at + part.length;
  }

  private byte[] value(
      CellText breakdown, CellText region, CellText value, MeasureVector cell, long face) {
    buffer.reset();
    buffer.write(valueOfSlice);
    buffer.write(region.inValue());
    buffer.write(breakdown.inValue());
    buffer.write(value.inValue());
    if (!Visibility.isEmpty(face)) {
      writeMeasures(cell, Visibility.measures(face));
    }
    buffer.writeByte(0); // No more blocks of the map.
    buffer.writeBoolean(Visibility.isSuppressed(face));
    buffer.writeBoolean(isFinal);
    buffer.writeLong(epoch);
    return buffer.toByteArray();
  }

  private void writeMeasures(MeasureVector cell, long shown) {
    buffer.writeLong(Long.bitCount(shown));
    var i = 0;
    for (var rest = cell.measures(); rest != 0; rest &= rest - 1, i++) {
      var measure = Long.numberOfTrailingZeros(rest);
      if ((shown >>> measure & 1) != 0) {
        buffer.write(MEASURES[measure]);
        buffer.writeLong(cell.value(i));
      }
    }
  }

  /** What every record begins with: Avro's mark and the schema's fingerprint. */
  private static byte[] header() {
    var empty = new CampaignMetric("", "", Instant.EPOCH, "", "", "", Map.of(), false, false, 0L);
    return Arrays.copyOf(
        new SingleObjectWriter<>(CampaignMetric.class).write(empty), SingleObjectWriter.HEADER);
  }
}
