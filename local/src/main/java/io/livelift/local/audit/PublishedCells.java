package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The published cells as they were at an epoch: of each key the last value up to it. */
final class PublishedCells {
  private final SingleObjectReader<CampaignMetric> reader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final Map<String, CampaignMetric> cells = new HashMap<>();
  private final long epoch;

  PublishedCells(long epoch) {
    this.epoch = epoch;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      var cell = reader.read(record.value());
      if (cell.getEpoch() <= epoch) {
        cells.put(new String(record.key(), UTF_8), cell);
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The cell at offset " + record.offset() + " is unreadable.", e);
    }
  }

  /** The measures of the cells that are not all zero. */
  Map<CellKey, Map<String, Long>> measures() {
    var measures = new HashMap<CellKey, Map<String, Long>>();
    cells.forEach(
        (key, cell) -> {
          if (!cell.getMeasures().isEmpty()) {
            measures.put(CellKey.parse(key), cell.getMeasures());
          }
        });
    return measures;
  }

  /**
   * What the recomputation says, without the measures that suppressed cells withhold, and without
   * the cells of blank windows that hold no others: these are not published at all.
   */
  Map<CellKey, Map<String, Long>> withoutWithheld(Map<CellKey, Map<String, Long>> recomputed) {
    var comparable = new HashMap<CellKey, Map<String, Long>>();
    recomputed.forEach(
        (key, measures) -> {
          var cell = cells.get(key.toText());
          var shown = new HashMap<>(measures);
          if (cell != null && cell.getSuppressed()) {
            shown.keySet().retainAll(cell.getMeasures().keySet());
          }
          if (cell != null || !isAllJudged(measures)) {
            comparable.put(key, shown);
          }
        });
    return comparable;
  }

  private static boolean isAllJudged(Map<String, Long> measures) {
    return measures.keySet().stream().allMatch(id -> Measure.ofId(id).people().isPresent());
  }
}
