package io.livelift.bench.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** How many records the tasks of this process have seen. */
final class RecordCount {
  private static final List<AtomicLong> COUNTERS = new CopyOnWriteArrayList<>();

  private RecordCount() {}

  /** A counter for one writing thread. */
  static AtomicLong counter() {
    var counter = new AtomicLong();
    COUNTERS.add(counter);
    return counter;
  }

  static long total() {
    return COUNTERS.stream().mapToLong(AtomicLong::get).sum();
  }
}
