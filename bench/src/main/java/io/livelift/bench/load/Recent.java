package io.livelift.bench.load;

import java.util.SplittableRandom;

/** The last things that happened, to draw from. */
final class Recent<T> {
  private final Object[] slots;
  private long added;

  /**
   * @param size how many are remembered
   */
  Recent(int size) {
    slots = new Object[size];
  }

  void add(T thing) {
    slots[(int) (added++ % slots.length)] = thing;
  }

  /** One of them, or null if there was none yet. */
  @SuppressWarnings("unchecked")
  T draw(SplittableRandom random) {
    return added == 0 ? null : (T) slots[random.nextInt((int) Math.min(added, slots.length))];
  }
}
