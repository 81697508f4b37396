package io.livelift.dashboard.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.LatestFrame;
import java.time.Duration;

/**
 * Answers of the present frame, each computed once however many readers ask. An answer is kept for
 * one second at most, because campaigns and the clock change between frames. Whoever asks has to
 * know that the question names all that the answer depends on, the rights of the reader too.
 */
final class FrameCache {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MAX_AGE_NANOS = 1_000_000_000L;

  private record Entry(long frame, long madeNanos, Compressed answer) {}

  private final LatestFrame latest;
  private final Cache<String, Entry> entries;

  FrameCache(LatestFrame latest) {
    this(latest, MOST_BYTES);
  }

  /**
   * @param mostBytes of all answers together; one alone may have megabytes
   */
  FrameCache(LatestFrame latest, long mostBytes) {
    this.latest = latest;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((String question, Entry entry) -> question.length() + entry.answer().bytes())
            .expireAfterWrite(Duration.ofNanos(MAX_AGE_NANOS))
            .build();
  }

  /** How much memory the answers take, in bytes. */
  long bytes() {
    entries.cleanUp();
    return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  /** Makes an answer. */
  interface Maker {
    byte[] make() throws Exception;
  }

  Compressed answer(String question, Maker maker) {
    var frame = latest.get().map(AppliedFrame::frame).orElse(0L);
    return entries
        .asMap()
        .compute(question, (q, known) -> isFresh(known, frame) ? known : make(frame, maker))
        .answer();
  }

  private static boolean isFresh(Entry entry, long frame) {
    return entry != null
        && entry.frame() == frame
        && System.nanoTime() - entry.madeNanos() < MAX_AGE_NANOS;
  }

  private static Entry make(long frame, Maker maker) {
    try {
      return new Entry(frame, System.nanoTime(), new Compressed(maker.make()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AnswerFailed(e);
    }
  }

  /** An answer could not be made. */
  static final class AnswerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerFailed(Exception cause) {
      super(cause);
    }
  }
}
