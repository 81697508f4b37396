package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * MurmurHash3 x86 32-bit with seed 0, written out from its published description.
 *
 * @see <a href="https://en.wikipedia.org/wiki/MurmurHash#Algorithm">the algorithm</a>
 */
final class HoldoutNumber {
  private HoldoutNumber() {}

  /** The number 0..99 that decides a physician's arm. */
  static int of(String salt, String physicianId) {
    return Integer.remainderUnsigned(murmur3((salt + ":" + physicianId).getBytes(UTF_8)), 100);
  }

  static int murmur3(byte[] bytes) {
    var hash = 0;
    var whole = bytes.length - bytes.length % 4;
    for (var i = 0; i < whole; i += 4) {
      hash = Integer.rotateLeft(hash ^ scramble(little(bytes, i, 4)), 13) * 5 + 0xe6546b64;
    }
    hash ^= scramble(little(bytes, whole, bytes.length - whole));
    hash ^= bytes.length;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  private static int little(byte[] bytes, int from, int count) {
    var word = 0;
    for (var i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xff) << (8 * i);
    }
    return word;
  }

  private static int scramble(int word) {
    return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
  }
}
