package io.livelift.job.cube;

import io.livelift.vocabulary.Measure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Signed values of a few measures; those not named are zero. Grows by addition only.
 *
 * <p>Which measures are not zero is a set of bits, one a measure by its ordinal; their values stand
 * in that order. So a value is found by counting bits, and equal vectors are alike.
 */
public final class MeasureVector {
  private static final Measure[] MEASURES = Measure.values();

  static {
    if (MEASURES.length > Long.SIZE) {
      throw new IllegalStateException("A set of measures is one long: there are too many.");
    }
  }

  private static final int FEW = 6;

  private long measures;
  private long[] values;

  public MeasureVector() {
    values = new long[FEW];
  }

  private MeasureVector(long measures, long[] values) {
    this.measures = measures;
    this.values = values;
  }

  /** A vector of its own with the same values. */
  public MeasureVector copy() {
    return new MeasureVector(measures, Arrays.copyOf(values, Math.max(2, Long.bitCount(measures))));
  }

  /**
   * The vector of these values.
   *
   * @param measures which measures are not zero, as {@link #measures} gives them
   * @param values theirs, in order; kept, not copied
   */
  public static MeasureVector of(long measures, long[] values) {
    return new MeasureVector(measures, values);
  }

  /** The bit of a measure in a set of measures. */
  public static long bit(Measure measure) {
    return 1L << measure.ordinal();
  }

  /** Which measures are not zero: a bit each, by ordinal. */
  public long measures() {
    return measures;
  }

  /**
   * The value of the measure that is the n-th of those that are not zero.
   *
   * @param n from 0
   */
  public long value(int n) {
    return values[n];
  }

  public long get(Measure measure) {
    return get(measure.ordinal());
  }

  private long get(int measure) {
    return (measures >>> measure & 1) == 0 ? 0 : values[indexOf(measure)];
  }

  public void add(Measure measure, long amount) {
    if (amount != 0) {
      add(measure.ordinal(), amount);
    }
  }

  /**
   * Adds every value of the other, times a factor.
   *
   * @param other not this vector itself
   * @param factor not zero
   */
  public void add(MeasureVector other, long factor) {
    var i = 0;
    for (var rest = other.measures; rest != 0; rest &= rest - 1) {
      add(Long.numberOfTrailingZeros(rest), other.values[i++] * factor);
    }
  }

  /** Adds those values of the other whose family exists in cells of the breakdown. */
  public void addWhere(MeasureVector other, io.livelift.vocabulary.Breakdown breakdown) {
    var i = 0;
    for (var rest = other.measures; rest != 0; rest &= rest - 1, i++) {
      var measure = Long.numberOfTrailingZeros(rest);
      if (MEASURES[measure].family().in(breakdown)) {
        add(measure, other.values[i]);
      }
    }
  }

  public boolean isZero() {
    return measures == 0;
  }

  /**
   * The values that are not zero of an array.
   *
   * @param values by the ordinal of the measure, from an offset on
   * @param count how many of them there are
   */
  public static MeasureVector of(long[] values, int offset, int count) {
    var measures = 0L;
    for (var i = 0; i < count; i++) {
      measures |= values[offset + i] == 0 ? 0 : 1L << i;
    }
    var dense = new long[Math.max(2, Long.bitCount(measures))];
    var i = 0;
    for (var rest = measures; rest != 0; rest &= rest - 1) {
      dense[i++] = values[offset + Long.numberOfTrailingZeros(rest)];
    }
    return new MeasureVector(measures, dense);
  }

  /**
   * Adds the values to an array.
   *
   * @param values by the ordinal of the measure
   * @return the measures that were added, a bit each by ordinal
   */
  public long fill(long[] values) {
    var i = 0;
    for (var rest = measures; rest != 0; rest &= rest - 1) {
      values[Long.numberOfTrailingZeros(rest)] += this.values[i++];
    }
    return measures;
  }

  /** The values that are not zero, by measure id. */
  public Map<String, Long> toMap() {
    return toMap(measure -> true);
  }

  /** The values that are not zero of the measures that pass, by measure id. */
  public Map<String, Long> toMap(Predicate<Measure> passes) {
    Map<String, Long> map = new HashMap<>();
    var i = 0;
    for (var rest = measures; rest != 0; rest &= rest - 1, i++) {
      var measure = MEASURES[Long.numberOfTrailingZeros(rest)];
      if (passes.test(measure)) {
        map.put(measure.id(), values[i]);
      }
    }
    return map;
  }

  /** Calls with every measure that is not zero. */
  public void forEachMeasure(Consumer<Measure> consumer) {
    for (var rest = measures; rest != 0; rest &= rest - 1) {
      consumer.accept(MEASURES[Long.numberOfTrailingZeros(rest)]);
    }
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(Long.bitCount(measures));
    var i = 0;
    for (var rest = measures; rest != 0; rest &= rest - 1) {
      out.writeByte(Long.numberOfTrailingZeros(rest));
      Varint.writeSigned(out, values[i++]);
    }
  }

  /** Reads what {@link #write} wrote, of this version or of one that kept no order and zeros. */
  public static MeasureVector read(DataInput in) throws IOException {
    int size = in.readByte();
    var vector = new MeasureVector(0, new long[Math.max(size, 2)]);
    for (var i = 0; i < size; i++) {
      int measure = in.readByte();
      var value = Varint.readSigned(in);
      if (value != 0) {
        vector.add(measure, value);
      }
    }
    return vector;
  }

  private void add(int measure, long amount) {
    var i = indexOf(measure);
    var bit = 1L << measure;
    if ((measures & bit) == 0) {
      insert(i, bit, amount);
    } else {
      values[i] += amount;
      if (values[i] == 0) {
        remove(i, bit);
      }
    }
  }

  private void insert(int i, long bit, long amount) {
    var size = Long.bitCount(measures);
    if (size == values.length) {
      values = Arrays.copyOf(values, size + size / 2 + 2);
    }
    System.arraycopy(values, i, values, i + 1, size - i);
    values[i] = amount;
    measures |= bit;
  }

  private void remove(int i, long bit) {
    System.arraycopy(values, i + 1, values, i, Long.bitCount(measures) - i - 1);
    measures &= ~bit;
  }

  /** Where the value of a measure is, or would be. */
  private int indexOf(int measure) {
    return Long.bitCount(measures & (1L << measure) - 1);
  }

  /** Equal where the values that are not zero are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MeasureVector vector
        && measures == vector.measures
        && Arrays.equals(
            values, 0, Long.bitCount(measures), vector.values, 0, Long.bitCount(vector.measures));
  }

  @Override
  public int hashCode() {
    var hash = Long.hashCode(measures);
    for (var i = Long.bitCount(measures) - 1; i >= 0; i--) {
      hash = hash * 31 + Long.hashCode(values[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
