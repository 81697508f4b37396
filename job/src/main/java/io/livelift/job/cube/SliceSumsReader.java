package io.livelift.job.cube;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.vocabulary.Breakdown;

/** Reads what {@link SliceSumsWriter} wrote, cell by cell. */
public final class SliceSumsReader {
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();

  private final byte[] bytes;
  private final String[] texts;
  private int at;
  private int left;
  private Breakdown breakdown;
  private int region;
  private int value;
  private MeasureVector measures;

  public SliceSumsReader(SliceSums sums) {
    bytes = sums.bytes();
    left = sums.cells();
    texts = new String[(int) readUnsigned()];
    for (var i = 0; i < texts.length; i++) {
      var length = (int) readLong();
      texts[i] = new String(bytes, at, length, UTF_8);
      at += length;
    }
  }

  /** How many texts name the block's cells; their numbers are lower. */
  public int texts() {
    return texts.length;
  }

  /** The text of a number. */
  public String text(int number) {
    return texts[number];
  }

  /** Goes to the next cell; false if there is none. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    breakdown = BREAKDOWNS[bytes[at++]];
    region = (int) readUnsigned();
    value = (int) readUnsigned();
    var which = readUnsigned();
    var values = new long[Math.max(2, Long.bitCount(which))];
    for (var i = 0; i < Long.bitCount(which); i++) {
      values[i] = readLong();
    }
    measures = MeasureVector.of(which, values);
    return true;
  }

  public Breakdown breakdown() {
    return breakdown;
  }

  /** The number of the path of the cell's region. */
  public int region() {
    return region;
  }

  /** The number of the cell's value. */
  public int value() {
    return value;
  }

  /** The cell's sums; nobody else has them. */
  public MeasureVector measures() {
    return measures;
  }

  private long readUnsigned() {
    var number = 0L;
    for (var shift = 0; ; shift += 7) {
      var b = bytes[at++];
      number |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return number;
      }
    }
  }

  private long readLong() {
    var number = readUnsigned();
    return (number >>> 1) ^ -(number & 1);
  }
}
