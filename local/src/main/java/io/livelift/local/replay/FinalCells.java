package io.livelift.local.replay;

import io.livelift.contract.CampaignMetric;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The last committed record of every cell. Holds the encoded cells in memory. */
final class FinalCells {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);

  private final SingleObjectReader<CampaignMetric> reader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final Map<String, byte[]> cells = new HashMap<>();
  private long records;

  /**
   * Reads the topic up to its present end. A transaction becomes visible partition by partition:
   * its epoch part may be there before its last cells, which are then waited for.
   *
   * @param announced how many records the epoch parts say there are
   */
  static FinalCells read(String bootstrapServers, String topicName, long announced) {
    var cells = new FinalCells();
    var patience = Instant.now().plus(VISIBLE_WITHIN);
    try (var topic = new CommittedTopic(bootstrapServers, topicName)) {
      var ends = topic.ends();
      while (!topic.isRead(ends)
          || (cells.records < announced && Instant.now().isBefore(patience))) {
        topic.poll(POLL).forEach(cells::add);
      }
    }
    return cells;
  }

  /** How many records were read, overwritten ones included. */
  long records() {
    return records;
  }

  /** Calls with every cell of which something is told, sorted by key. */
  void forEach(BiConsumer<String, CampaignMetric> consumer) {
    var keys = cells.keySet().toArray(new String[0]);
    Arrays.sort(keys);
    for (var key : keys) {
      var cell = decode(cells.get(key));
      if (!cell.getMeasures().isEmpty()) {
        consumer.accept(key, cell);
      }
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    records++;
    cells.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
  }

  private CampaignMetric decode(byte[] value) {
    try {
      return reader.read(value);
    } catch (UnreadableException e) {
      throw new IllegalStateException("A published cell is unreadable.", e);
    }
  }
}
