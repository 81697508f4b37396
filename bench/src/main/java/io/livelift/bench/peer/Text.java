package io.livelift.bench.peer;

import java.nio.charset.StandardCharsets;

/** A text where it stands, in UTF-8, within a larger array. Overwritten by the next record. */
public final class Text {
  private byte[] bytes = {};
  private int start;
  private int length;

  void set(byte[] in, int from, int size) {
    bytes = in;
    start = from;
    length = size;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return start;
  }

  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }
}
