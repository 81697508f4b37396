package io.livelift.wire;

/**
 * Walks over the Avro binary of one record, field by field, without an object or an exception of
 * its own. What it reads without being broken, Avro reads from these bytes as the same. Bytes that
 * only might be in order, such as a number of the greatest length, break it too: they are left to
 * Avro. Once broken it stays so, and what it returns means nothing. Not thread-safe.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro
 *     specification, binary encoding</a>
 */
public final class AvroCursor {
  private static final int BITS = 7;

  private byte[] bytes = {};
  private int at;
  private boolean broken;
  private int textFrom;

  /** Goes to the beginning of a record that should reach to the end of these bytes. */
  public void begin(byte[] value, int from) {
    bytes = value;
    at = from;
    broken = false;
  }

  /** Whether all that was read was in order, and nothing follows it. */
  public boolean isAtEnd() {
    return !broken && at == bytes.length;
  }

  /** A long of at most 9 bytes, or an int of at most 4: their last bits need no care. */
  private long readNumber(int longest) {
    var value = 0L;
    var end = Math.min(bytes.length, at + longest);
    for (var shift = 0; at < end; shift += BITS) {
      var b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    broken = true;
    return 0;
  }

  public long readLong() {
    return readNumber(9);
  }

  public int readInt() {
    return (int) readNumber(4);
  }

  /** A number below a bound: of an enum's symbol, or of a union's branch. */
  public int readIndex(int bound) {
    var index = readInt();
    if (index < 0 || index >= bound) {
      broken = true;
      return 0;
    }
    return index;
  }

  public boolean readBoolean() {
    return readBit() == 1;
  }

  private int readBit() {
    if (at >= bytes.length || (bytes[at] & ~1) != 0) {
      broken = true;
      return 0;
    }
    return bytes[at++];
  }

  /** Whether a value of a union of null and something else is there. */
  public boolean readPresence() {
    return readIndex(2) == 1;
  }

  /** Goes over a text, whose bytes then begin at {@link #textFrom}; gives their number. */
  public int readText() {
    var length = readLong();
    if (length < 0 || length > bytes.length - at) {
      broken = true;
      length = 0;
    }
    textFrom = at;
    at += (int) length;
    return (int) length;
  }

  /** Where the text that was read last begins. */
  public int textFrom() {
    return textFrom;
  }

  /** The bytes it walks over. */
  public byte[] bytes() {
    return bytes;
  }
}
