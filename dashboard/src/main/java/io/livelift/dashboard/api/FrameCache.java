package io.livelift.dashboard.api;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.LatestFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of the present frame, each computed once however many readers ask. An answer is kept for
 * one second at most, because campaigns and the clock change between frames. Whoever asks has to
 * know that the question names all that the answer depends on, the rights of the reader too.
 */
final class FrameCache {
  private static final int MAX_ANSWERS = 500;
  private static final long MAX_AGE_NANOS = 1_000_000_000L;

  private record Entry(long frame, long madeNanos, Compressed answer) {}

  private final LatestFrame latest;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  FrameCache(LatestFrame latest) {
    this.latest = latest;
  }

  /** Makes an answer. */
  interface Maker {
    byte[] make() throws Exception;
  }

  Compressed answer(String question, Maker maker) {
    var frame = latest.get().map(AppliedFrame::frame).orElse(0L);
    if (entries.size() > MAX_ANSWERS) {
      entries.clear();
    }
    return entries
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
