package io.livelift.bench.simulate;

import io.livelift.job.LiveliftJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** The way to the subtasks of a stage: as bytes, each record to the subtask of its key's group. */
final class Exchange<T> {
  private static final int FIRST_BYTES = 1 << 14;

  /** Takes a record at its subtask. */
  @FunctionalInterface
  interface Receiver<T> {
    void take(T record) throws Exception;
  }

  private final TypeSerializer<T> serializer;
  private final Function<T, String> key;
  private final DataOutputSerializer[] buffers;
  private final long[] records;

  Exchange(TypeSerializer<T> serializer, Function<T, String> key, int subtasks) {
    this.serializer = serializer;
    this.key = key;
    buffers =
        IntStream.range(0, subtasks)
            .mapToObj(subtask -> new DataOutputSerializer(FIRST_BYTES))
            .toArray(DataOutputSerializer[]::new);
    records = new long[subtasks];
  }

  void send(T record) {
    var subtask =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key.apply(record), LiveliftJob.MAX_PARALLELISM, buffers.length);
    try {
      serializer.serialize(record, buffers[subtask]);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    records[subtask]++;
  }

  /** Bytes that wait for all subtasks. */
  long bytes() {
    var bytes = 0L;
    for (var buffer : buffers) {
      bytes += buffer.length();
    }
    return bytes;
  }

  /**
   * Hands a subtask all that waits for it.
   *
   * @return how many records
   */
  long receive(int subtask, Receiver<T> receiver) throws Exception {
    var in = new DataInputDeserializer();
    in.setBuffer(buffers[subtask].getSharedBuffer(), 0, buffers[subtask].length());
    while (in.available() > 0) {
      receiver.take(serializer.deserialize(in));
    }
    var received = records[subtask];
    buffers[subtask].clear();
    records[subtask] = 0;
    return received;
  }
}
