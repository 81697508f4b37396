package io.livelift.dashboard.sink;

import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.AvroCursor;
import io.livelift.wire.TextPool;
import java.util.Arrays;

/**
 * Reads plain cells straight from the bytes of a metric: what {@link CellDecoder} makes of them,
 * without the detour over a record with a map. Not thread-safe.
 */
final class CellShortcut {
  private final AvroCursor at = new AvroCursor();
  private final TextPool texts = new TextPool();
  private final TextPool names = new TextPool();
  private final long[] measures = new long[Measure.values().length];

  /**
   * The cell; null if that is not for this to say, which says nothing about the metric.
   *
   * @param body where the Avro binary of the current schema begins
   */
  Cell read(byte[] value, int body) {
    at.begin(value, body);
    var campaignId = text(texts);
    var granularity = CellDecoder.GRANULARITIES.get(text(names));
    var windowStart = at.readLong();
    var region = text(texts);
    var breakdown = CellDecoder.BREAKDOWNS.get(text(names));
    var ofBreakdown = text(texts);
    var readMeasures = readMeasures();
    var suppressed = at.readBoolean();
    var isFinal = at.readBoolean();
    var epoch = at.readLong();
    if (!readMeasures || !at.isAtEnd() || granularity == null || breakdown == null) {
      return null;
    }
    return new Cell(
        new CellKey(campaignId, granularity, windowStart, breakdown, region, ofBreakdown),
        Arrays.copyOf(measures, length()),
        suppressed,
        isFinal,
        epoch);
  }

  private String text(TextPool pool) {
    var length = at.readText();
    return pool.read(at.bytes(), at.textFrom(), length);
  }

  /** Blocks without their size, which Livelift's own job writes; false for others. */
  private boolean readMeasures() {
    Arrays.fill(measures, 0);
    for (var count = at.readLong(); count != 0; count = at.readLong()) {
      if (count < 0 || count > measures.length) {
        return false;
      }
      for (var i = 0; i < count; i++) {
        var measure = CellDecoder.MEASURES.get(text(names));
        var number = at.readLong();
        if (measure == null) {
          return false;
        }
        measures[measure.ordinal()] = number;
      }
    }
    return true;
  }

  /** Up to the last measure that is not zero. */
  private int length() {
    var length = measures.length;
    while (length > 0 && measures[length - 1] == 0) {
      length--;
    }
    return length;
  }
}
