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

/** Signed values of a few measures; those not named are zero. Grows by addition only. */
public final class MeasureVector {
  private static final Measure[] MEASURES = Measure.values();

  private byte[] measures;
  private long[] values;
  private int size;

  public MeasureVector() {
    this(6);
  }

  private MeasureVector(int capacity) {
    measures = new byte[capacity];
    values = new long[capacity];
  }

  public long get(Measure measure) {
    var i = indexOf((byte) measure.ordinal());
    return i < 0 ? 0 : values[i];
  }

  public void add(Measure measure, long amount) {
    if (amount != 0) {
      add((byte) measure.ordinal(), amount);
    }
  }

  /** Adds every value of the other, times a factor. */
  public void add(MeasureVector other, long factor) {
    for (var i = 0; i < other.size; i++) {
      add(other.measures[i], other.values[i] * factor);
    }
  }

  /** Adds those values of the other whose family exists in cells of the breakdown. */
  public void addWhere(MeasureVector other, io.livelift.vocabulary.Breakdown breakdown) {
    for (var i = 0; i < other.size; i++) {
      if (MEASURES[other.measures[i]].family().in(breakdown)) {
        add(other.measures[i], other.values[i]);
      }
    }
  }

  public boolean isZero() {
    for (var i = 0; i < size; i++) {
      if (values[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The values that are not zero of an array.
   *
   * @param values by the ordinal of the measure, from an offset on
   * @param count how many of them there are
   */
  public static MeasureVector of(long[] values, int offset, int count) {
    var size = 0;
    for (var i = 0; i < count; i++) {
      size += values[offset + i] == 0 ? 0 : 1;
    }
    var vector = new MeasureVector(size);
    for (var i = 0; i < count; i++) {
      if (values[offset + i] != 0) {
        vector.append((byte) i, values[offset + i]);
      }
    }
    return vector;
  }

  /**
   * Adds the values to an array.
   *
   * @param values by the ordinal of the measure
   * @return the measures that were added, a bit each by ordinal
   */
  public long fill(long[] values) {
    var which = 0L;
    for (var i = 0; i < size; i++) {
      if (this.values[i] != 0) {
        values[measures[i]] += this.values[i];
        which |= 1L << measures[i];
      }
    }
    return which;
  }

  /** The values that are not zero, by measure id. */
  public Map<String, Long> toMap() {
    return toMap(measure -> true);
  }

  /** The values that are not zero of the measures that pass, by measure id. */
  public Map<String, Long> toMap(Predicate<Measure> passes) {
    Map<String, Long> map = new HashMap<>(size * 2);
    for (var i = 0; i < size; i++) {
      if (values[i] != 0 && passes.test(MEASURES[measures[i]])) {
        map.put(MEASURES[measures[i]].id(), values[i]);
      }
    }
    return map;
  }

  /** Calls with every measure that is not zero. */
  public void forEachMeasure(Consumer<Measure> consumer) {
    for (var i = 0; i < size; i++) {
      if (values[i] != 0) {
        consumer.accept(MEASURES[measures[i]]);
      }
    }
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(size);
    for (var i = 0; i < size; i++) {
      out.writeByte(measures[i]);
      Varint.writeSigned(out, values[i]);
    }
  }

  public static MeasureVector read(DataInput in) throws IOException {
    int size = in.readByte();
    var vector = new MeasureVector(Math.max(size, 2));
    for (var i = 0; i < size; i++) {
      vector.measures[i] = in.readByte();
      vector.values[i] = Varint.readSigned(in);
    }
    vector.size = size;
    return vector;
  }

  private void add(byte measure, long amount) {
    var i = indexOf(measure);
    if (i < 0) {
      append(measure, amount);
    } else {
      values[i] += amount;
    }
  }

  private void append(byte measure, long amount) {
    if (size == measures.length) {
      measures = Arrays.copyOf(measures, size * 2 + 2);
      values = Arrays.copyOf(values, size * 2 + 2);
    }
    measures[size] = measure;
    values[size++] = amount;
  }

  private int indexOf(byte measure) {
    for (var i = 0; i < size; i++) {
      if (measures[i] == measure) {
        return i;
      }
    }
    return -1;
  }

  /** Equal where the values that are not zero are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MeasureVector vector && toMap().equals(vector.toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
