package io.livelift.job;

import io.livelift.job.sink.PublishedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the topology publishes. */
public record Outputs(
    DataStream<PublishedRecord> cells,
    DataStream<PublishedRecord> epochs,
    DataStream<PublishedRecord> rejected) {

  /** All of it, for the one sink: what a subtask sends goes out in one transaction. */
  public DataStream<PublishedRecord> all() {
    return cells.union(epochs, rejected);
  }
}
