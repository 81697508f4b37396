package io.livelift.job.cube;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Integers in as few bytes as they need: 7 bits a byte, signed ones zigzag first, as in Avro. */
public final class Varint {
  private Varint() {}

  /** Writes an integer as unsigned: meant for values that are mostly small and not negative. */
  public static void write(DataOutput out, long value) throws IOException {
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  public static long read(DataInput in) throws IOException {
    var value = 0L;
    for (var shift = 0; ; shift += 7) {
      var b = in.readByte();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  public static void writeSigned(DataOutput out, long value) throws IOException {
    write(out, (value << 1) ^ (value >> 63));
  }

  public static long readSigned(DataInput in) throws IOException {
    var value = read(in);
    return (value >>> 1) ^ -(value & 1);
  }
}
