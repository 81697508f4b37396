package io.livelift.dashboard.access;

import io.livelift.dashboard.api.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id hashes in the PHC string format, with the parameters that OWASP recommends:
 * 19 MiB, 2 passes, 1 lane.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Passwords {
  static final int LEAST = 12;
  static final int MOST = 200;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Each needs memory and a core for some hundredths of a second. */
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  private static final int MOST_WAITING = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of no password that anybody knows; compared with where there is no such person. */
  private static final String NOBODY = hash(Secrets.next());

  private Passwords() {}

  /** The hash that is stored of a password. */
  static String hash(String password) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * Whether this is the password. Takes as long where there is none to compare with.
   *
   * @param stored null if there is no such person, or none with a password
   */
  static boolean matches(String password, String stored) {
    var parts = PHC.matcher(stored == null ? NOBODY : stored);
    if (!parts.matches()) {
      throw new IllegalStateException("A stored password is damaged.");
    }
    var expected = Base64.getDecoder().decode(parts.group(5));
    var given =
        argon2(
            password,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(given, expected) && stored != null;
  }

  /** Why a new password of somebody cannot be taken, in one sentence; empty if it can. */
  static Optional<String> fault(String password, String name) {
    var length = password.codePointCount(0, password.length());
    if (length < LEAST || length > MOST) {
      return Optional.of("A password has %d to %d characters.".formatted(LEAST, MOST));
    }
    if (password.codePoints().distinct().count() < LEAST / 3
        || password
            .toLowerCase(java.util.Locale.ROOT)
            .contains(name.toLowerCase(java.util.Locale.ROOT))) {
      return Optional.of("This password is too easy to guess.");
    }
    return Optional.empty();
  }

  /** Many who sign in at once must not take all threads of the server with them. */
  private static void takeTurn() {
    try {
      if (AT_ONCE.getQueueLength() < MOST_WAITING
          && AT_ONCE.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.tooMany("Too many people sign in at this moment; try again soon.", PATIENCE);
  }

  private static byte[] argon2(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    // What looks the same is the same, however a keyboard makes it.
    var text = Normalizer.normalize(password, Normalizer.Form.NFC);
    var hash = new byte[length];
    takeTurn();
    try {
      generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      AT_ONCE.release();
    }
    return hash;
  }
}
