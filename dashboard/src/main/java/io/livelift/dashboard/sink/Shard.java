package io.livelift.dashboard.sink;

/** One partition of one topic. */
public record Shard(String topic, int partition) {}
