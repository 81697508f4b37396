package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What texts that come again and again are read as, by their bytes: each is decoded and checked
 * once, and equal ones are the same object. It holds a fixed number of short texts and forgets old
 * ones for new ones, so that a stranger's texts can neither fill memory nor do more harm than
 * having to be decoded each time. Not thread-safe.
 */
public final class TextPool {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** An odd number without a pattern: the golden ratio as 64 bits. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private static final int PLACES = 1 << 14;

  /** In how many places a text may be. */
  private static final int TRIES = 4;

  /** The longest text that is kept, in bytes. */
  private static final int LONGEST = 256;

  private final UnaryOperator<String> reading;
  private final byte[][] texts = new byte[PLACES][];
  private final String[] readings = new String[PLACES];
  private int victim;

  /**
   * @param reading what a text is read as; null, which is not remembered, if it is not acceptable
   */
  public TextPool(UnaryOperator<String> reading) {
    this.reading = reading;
  }

  /** A pool of texts that are read as they are. */
  public TextPool() {
    this(UnaryOperator.identity());
  }

  /** What the text of these UTF-8 bytes is read as; null if it is not acceptable. */
  public String read(byte[] bytes, int from, int length) {
    if (length > LONGEST) {
      return reading.apply(new String(bytes, from, length, UTF_8));
    }
    var place = place(bytes, from, length);
    for (var i = 0; i < TRIES; i++) {
      var text = texts[place + i];
      if (text == null) {
        return remember(place + i, bytes, from, length);
      }
      if (Arrays.equals(text, 0, text.length, bytes, from, from + length)) {
        return readings[place + i];
      }
    }
    victim = (victim + 1) % TRIES;
    return remember(place + victim, bytes, from, length);
  }

  private String remember(int place, byte[] bytes, int from, int length) {
    var read = reading.apply(new String(bytes, from, length, UTF_8));
    if (read != null) {
      texts[place] = Arrays.copyOfRange(bytes, from, from + length);
      readings[place] = read;
    }
    return read;
  }

  /** The first of the places where a text may be. */
  private static int place(byte[] bytes, int from, int length) {
    var hash = length * MIX;
    var end = from + length;
    var i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    for (; i < end; i++) {
      hash = (hash ^ bytes[i]) * MIX;
    }
    return (int) (mix(hash) & (PLACES - 1) & -TRIES);
  }

  private static long mix(long bits) {
    var product = bits * MIX;
    return product ^ (product >>> 32);
  }
}
