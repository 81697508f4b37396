package io.livelift.bench.peer;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many records this process has read from the input topics. Static, since both peers copy what
 * reads to threads of their own.
 */
public final class RecordsRead {
  private static final LongAdder COUNT = new LongAdder();

  private RecordsRead() {}

  /** One more. */
  public static void one() {
    COUNT.increment();
  }

  public static long count() {
    return COUNT.sum();
  }
}
