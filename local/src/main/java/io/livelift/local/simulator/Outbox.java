package io.livelift.local.simulator;

import io.livelift.local.simulator.SimulatedEvent.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Events that have been decided but not yet sent, in the order of their sending. */
final class Outbox {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparing((Entry entry) -> entry.event().sentAt())
              .thenComparing(Entry::number));
  private long added;
  private Instant opens = Instant.MIN;

  /** Empties the box. What is sent before it opens is not taken in, nor made at all. */
  void openAt(Instant opens) {
    entries.clear();
    added = 0;
    this.opens = opens;
  }

  /** Sends an event once, and some events a second time. */
  void send(Instant at, Stream stream, String key, Dice dice, Supplier<Content> content) {
    add(at, stream, key, content);
    if (dice.chance(Truth.DUPLICATE_SHARE)) {
      add(at.plusMillis(Delays.ofDuplicate(dice)), stream, key, content);
    }
  }

  private void add(Instant at, Stream stream, String key, Supplier<Content> content) {
    if (!at.isBefore(opens)) {
      entries.add(new Entry(new SimulatedEvent(at, stream, key, content.get()), added++));
    }
  }

  /** Takes out what is sent before an instant. */
  List<SimulatedEvent> takeUntil(Instant end) {
    var taken = new ArrayList<SimulatedEvent>();
    while (!entries.isEmpty() && entries.peek().event().sentAt().isBefore(end)) {
      taken.add(entries.poll().event());
    }
    return taken;
  }

  private record Entry(SimulatedEvent event, long number) {}
}
