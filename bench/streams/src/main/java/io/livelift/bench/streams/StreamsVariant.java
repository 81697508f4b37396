package io.livelift.bench.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How Kafka Streams is set up, by a name such as {@code touch-packed-memory-eos}.
 *
 * @param shuffle what is sent to the tasks that add up
 * @param packed whether who was reached is kept as one value a person, campaign and day; else as
 *     one key a window
 * @param memory whether stores are in memory, else in RocksDB
 * @param cached whether the store of who was reached has a cache in front
 * @param logged whether stores can be restored from changelog topics
 * @param exactlyOnce {@code exactly_once_v2}, else {@code at_least_once}
 */
record StreamsVariant(
    Shuffle shuffle,
    boolean packed,
    boolean memory,
    boolean cached,
    boolean logged,
    boolean exactlyOnce) {
  static final String FASTEST = "touch-packed-memory-eos";

  /** What is sent to the tasks that add up. */
  enum Shuffle {
    /** Each view once. */
    TOUCH,
    /** Each view three times, once for each cell. */
    EACH,
    /** What cells have come to within a partition, once a second. */
    PARTIAL
  }

  /**
   * The variant of a name.
   *
   * @throws IllegalArgumentException if a part of the name means nothing
   */
  static StreamsVariant of(String name) {
    var parts = new ArrayList<>(List.of(name.split("-")));
    var variant =
        new StreamsVariant(
            Shuffle.valueOf(parts.remove(0).toUpperCase(Locale.ROOT)),
            either(parts, "packed", "keys"),
            either(parts, "memory", "rocksdb"),
            parts.remove("cached"),
            !parts.remove("nolog"),
            either(parts, "eos", "alos"));
    if (!parts.isEmpty()) {
      throw new IllegalArgumentException("No parts of a variant's name: " + parts);
    }
    return variant;
  }

  private static boolean either(List<String> parts, String one, String other) {
    if (parts.contains(one) == parts.contains(other)) {
      throw new IllegalArgumentException("A variant is either " + one + " or " + other + ".");
    }
    parts.remove(other);
    return parts.remove(one);
  }

  /** The settings of Kafka Streams that it stands for. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("processing.guarantee", exactlyOnce ? "exactly_once_v2" : "at_least_once");
    settings.put("commit.interval.ms", "1000");
    settings.put("statestore.cache.max.bytes", Integer.toString(256 << 20));
    settings.put("topology.optimization", "all");
    settings.put("auto.offset.reset", "earliest");
    settings.put("producer.batch.size", Integer.toString(256 << 10));
    settings.put("producer.linger.ms", "100");
    settings.put("producer.buffer.memory", Integer.toString(128 << 20));
    settings.put("consumer.max.poll.records", "5000");
    settings.put("consumer.fetch.min.bytes", "1");
    settings.put("buffered.records.per.partition", "5000");
    return settings;
  }

  /** What the variant leaves out that the other ones do. */
  List<String> notDone() {
    var notDone = new ArrayList<String>();
    if (!logged) {
      notDone.add("state that survives a crash");
    }
    if (!exactlyOnce) {
      notDone.add("numbers that a crash does not change");
    }
    return notDone;
  }
}
