package io.livelift.dashboard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.livelift.dashboard.api.Problem;
import java.time.Duration;

/**
 * At most so many requests: a burst at once, and later as many as have trickled in since, for each
 * key apart.
 */
final class RateLimit {
  private static final int MOST_KEYS = 100_000;

  private final int burst;
  private final Duration refill;
  private final String sentence;
  private final Cache<String, Bucket> buckets;

  /**
   * @param refill after how long one more is allowed
   * @param sentence said to those who ask more often
   */
  RateLimit(int burst, Duration refill, String sentence) {
    this.burst = burst;
    this.refill = refill;
    this.sentence = sentence;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(refill.multipliedBy(burst))
            .build();
  }

  /**
   * Takes one.
   *
   * @throws Problem if there is none left
   */
  void take(String key) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw Problem.tooMany(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** Gives back what was taken. */
  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        k ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(1, refill))
                .build());
  }
}
