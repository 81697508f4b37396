package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.RecordReader;
import io.livelift.wire.UnreadableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The published cells as they were at an epoch: of each key the last value up to it. */
final class PublishedCells {
  /**
   * A cell as it was published last.
   *
   * @param run number of the run of the job that published it
   */
  record Published(
      Map<String, Long> measures, boolean suppressed, boolean isFinal, long epoch, int run) {}

  private final RecordReader<CampaignMetric> reader;
  private final Map<String, Published> cells = new HashMap<>();
  private final Set<String> onlyLater = new HashSet<>();
  private final Map<Long, Long> sent = new HashMap<>();
  private final EpochChoice.Chosen chosen;
  private final CellRuns runs;

  PublishedCells(EpochChoice.Chosen chosen, CellRuns runs, RecordReader<CampaignMetric> reader) {
    this.chosen = chosen;
    this.runs = runs;
    this.reader = reader;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      add(new String(record.key(), UTF_8), record.partition(), reader.read(record.value()));
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The cell at offset " + record.offset() + " is unreadable.", e);
    }
  }

  void add(String key, int partition, CampaignMetric cell) {
    var run = runs.run(partition, cell.getEpoch());
    if (run < chosen.run() || (run == chosen.run() && cell.getEpoch() <= chosen.epoch())) {
      if (run == chosen.run()) {
        sent.merge(cell.getEpoch(), 1L, Long::sum);
      }
      var measures = new HashMap<String, Long>();
      cell.getMeasures().forEach((id, value) -> measures.put(id.intern(), value));
      cells.put(
          key,
          new Published(
              Map.copyOf(measures), cell.getSuppressed(), cell.getFinal$(), cell.getEpoch(), run));
      onlyLater.remove(key);
    } else if (!cells.containsKey(key)) {
      onlyLater.add(key);
    }
  }

  /** The cell as it was published last; null if it was not. */
  Published cell(CellKey key) {
    return cells.get(key.toText());
  }

  /** Whether nothing is left of the cell but values of later epochs. */
  boolean isOnlyLater(CellKey key) {
    return onlyLater.contains(key.toText());
  }

  /** How many cells of each epoch of the chosen epoch's run are still there, up to it. */
  Map<Long, Long> sent() {
    return sent;
  }

  /** The measures of the cells that are not all zero. */
  Map<CellKey, Map<String, Long>> measures() {
    var measures = new HashMap<CellKey, Map<String, Long>>();
    cells.forEach(
        (key, cell) -> {
          if (!cell.measures().isEmpty()) {
            measures.put(CellKey.parse(key), cell.measures());
          }
        });
    return measures;
  }

  /**
   * What the recomputation says, without the measures that suppressed cells withhold. Of touches
   * nothing is ever withheld.
   */
  Map<CellKey, Map<String, Long>> withoutWithheld(Map<CellKey, Map<String, Long>> recomputed) {
    var comparable = new HashMap<CellKey, Map<String, Long>>();
    recomputed.forEach(
        (key, measures) -> {
          var cell = cell(key);
          if (cell == null || !cell.suppressed()) {
            comparable.put(key, measures);
          } else {
            var shown = new HashMap<>(measures);
            shown
                .keySet()
                .removeIf(
                    id ->
                        Measure.ofId(id).people().isPresent() && !cell.measures().containsKey(id));
            comparable.put(key, shown);
          }
        });
    return comparable;
  }
}
