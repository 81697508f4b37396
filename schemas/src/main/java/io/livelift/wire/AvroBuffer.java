package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that grow, and the few of Avro's binary forms that records written by hand need.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro
 *     specification, binary encoding</a>
 */
public final class AvroBuffer {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int LONGEST_LONG = 10;

  private byte[] bytes;
  private int size;

  /**
   * @param capacity in bytes, to begin with
   */
  public AvroBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** Forgets what was written. */
  public void reset() {
    size = 0;
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Writes an int or long: zigzag, 7 bits a byte. */
  public void writeLong(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** Writes 7 bits a byte, the lowest first. */
  public void writeUnsigned(long value) {
    reserve(LONGEST_LONG);
    // Hot: fields are read and written once.
    var to = bytes;
    var at = size;
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      to[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    size = at;
  }

  /** Writes 8 bytes, the highest first. */
  public void writeFixed(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** Writes a string with its length in front. */
  public void writeString(String text) {
    var utf8 = text.getBytes(UTF_8);
    writeLong(utf8.length);
    write(utf8);
  }

  /** Writes bytes as they are. */
  public void write(byte[] more) {
    write(more, 0, more.length);
  }

  /** Writes some of the bytes as they are. */
  public void write(byte[] more, int from, int length) {
    reserve(length);
    System.arraycopy(more, from, bytes, size, length);
    size += length;
  }

  /** Writes what was written to the other one. */
  public void write(AvroBuffer other) {
    write(other.bytes, 0, other.size);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
