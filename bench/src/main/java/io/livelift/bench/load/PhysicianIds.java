package io.livelift.bench.load;

import java.nio.charset.StandardCharsets;

/** Ids of physicians, {@code P} and eight digits. */
final class PhysicianIds {
  static final int MOST = 99_999_999;
  private static final int DIGITS = 8;

  private PhysicianIds() {}

  static byte[] bytes(int physician) {
    var id = new byte[1 + DIGITS];
    id[0] = 'P';
    var rest = physician;
    for (var i = DIGITS; i > 0; i--) {
      id[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return id;
  }

  static String text(int physician) {
    return new String(bytes(physician), StandardCharsets.US_ASCII);
  }
}
