package io.livelift.dashboard.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a physician in the directory: the first 8 bytes of HMAC-SHA256 of the id, under a
 * key of this installation. Two of a million people share one with a probability of 3 in 100
 * million. Not thread-safe.
 */
final class PersonHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  PersonHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + ".", e);
    }
  }

  long of(String physicianId) {
    return ByteBuffer.wrap(mac.doFinal(physicianId.getBytes(UTF_8))).getLong();
  }
}
