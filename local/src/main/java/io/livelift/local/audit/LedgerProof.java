package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Proves from the published parts of all epochs up to one, and from the records that stand in the
 * input topics today, that each record was read once: no gap, no repeat. The proof is {@code
 * ledger-proof.sql}.
 */
final class LedgerProof {
  /** Topics whose older records may be gone though younger ones are there. */
  static final Set<LogTopic> COMPACTED =
      Set.of(LogTopic.CAMPAIGNS, LogTopic.PHYSICIANS, LogTopic.ERASURES);

  private static final Map<LogTopic, String> NAMES = names();

  /**
   * What is known of one input partition.
   *
   * @param logStart the first offset that the broker still has
   * @param nextOffset the first offset that the epoch does not cover
   * @param read number of records that the job says it read
   * @param found number of records below {@code nextOffset} that are there
   * @param epochs number of epochs up to this one whose parts are there
   * @param isCut whether retention or compaction took records that were read
   */
  record Partition(
      String topic,
      int partition,
      long logStart,
      long nextOffset,
      long read,
      long found,
      long epochs,
      boolean isCut) {}

  /**
   * The proof.
   *
   * @param findings one sentence for each thing that is wrong; empty if nothing is
   */
  record Result(List<Partition> partitions, List<String> findings) {
    Result {
      partitions = List.copyOf(partitions);
      findings = List.copyOf(findings);
    }

    /** How many records of the topic that were read are gone. */
    long gone(LogTopic topic) {
      return partitions.stream()
          .filter(p -> p.isCut() && p.topic().equals(topic.defaultName()))
          .mapToLong(p -> p.read() - p.found())
          .sum();
    }
  }

  private final Database database;
  private final Database.Rows parts;
  private final Database.Rows partitions;
  private final Database.Rows topics;

  /**
   * @param database also holds the records, in the table {@code log_record}
   */
  LedgerProof(Database database) throws SQLException {
    this.database = database;
    database.runResource("ledger-parts.sql");
    try (var compacted = database.into("compacted_topic")) {
      for (var topic : COMPACTED) {
        compacted.add(topic.defaultName());
      }
    }
    parts = database.into("epoch_part");
    partitions = database.into("part_partition");
    topics = database.into("part_topic");
  }

  /**
   * Takes the next part.
   *
   * @param position in the log of parts
   * @param run number of the run that published it
   */
  void add(EpochPart part, long position, int run) {
    try {
      append(part, position, run);
    } catch (SQLException e) {
      throw new IllegalStateException("A part could not be kept: " + e.getMessage(), e);
    }
  }

  private void append(EpochPart part, long position, int run) throws SQLException {
    parts.add(
        position,
        run,
        part.getEpoch(),
        part.getPreviousEpoch(),
        part.getPart(),
        part.getSubtask(),
        part.getParallelism(),
        part.getStages(),
        part.getRestoredFrom(),
        part.getCells());
    for (var ledger : part.getPartitions()) {
      var rejected = ledger.getRejected().values().stream().mapToLong(Long::longValue).sum();
      partitions.add(
          position,
          ledger.getTopic(),
          ledger.getPartition(),
          ledger.getNextOffset(),
          ledger.getRead(),
          ledger.getAccepted() + ledger.getLate() + rejected);
    }
    for (var ledger : PublishedLedger.of(List.of(part), NAMES).entrySet()) {
      var read = ledger.getValue().read();
      var settled = ledger.getValue().settled();
      if (read != 0 || settled != 0) {
        topics.add(position, NAMES.get(ledger.getKey()), read, settled);
      }
    }
  }

  /**
   * Proves the epochs up to the chosen one; to be called once.
   *
   * @param starts first offset that the broker still has, by partition
   * @param isCut whether the oldest parts are no longer there
   */
  Result prove(EpochChoice.Chosen chosen, Map<TopicPartition, Long> starts, boolean isCut)
      throws SQLException {
    for (var rows : List.of(parts, partitions, topics)) {
      rows.close();
    }
    try (var log = database.into("parts_log")) {
      log.add(isCut);
    }
    try (var audited = database.into("audited")) {
      audited.add(chosen.run(), chosen.epoch());
    }
    try (var begin = database.into("log_start")) {
      for (var start : starts.entrySet()) {
        begin.add(start.getKey().topic(), start.getKey().partition(), start.getValue());
      }
    }
    database.run("delete from epoch_part where position > " + chosen.position());
    database.runResource("ledger-proof.sql");
    return new Result(
        database
            .rows(
                "select topic, log_partition, log_start, next_offset, read, found, epochs, is_cut"
                    + " from partition_proof order by topic, log_partition")
            .stream()
            .map(LedgerProof::partition)
            .toList(),
        database.rows("select sentence from finding order by position, sentence").stream()
            .map(row -> (String) row[0])
            .toList());
  }

  /** How many cells the parts say were sent in each epoch of a run. */
  Map<Long, Long> sentCells(int run) throws SQLException {
    var sent = new HashMap<Long, Long>();
    for (var row :
        database.rows(
            "select epoch, sum(cells)::bigint from part_of_epoch where run = "
                + run
                + " group by epoch")) {
      sent.put((Long) row[0], (Long) row[1]);
    }
    return sent;
  }

  private static Partition partition(Object[] row) {
    return new Partition(
        (String) row[0],
        (Integer) row[1],
        (Long) row[2],
        (Long) row[3],
        (Long) row[4],
        (Long) row[5],
        (Long) row[6],
        (Boolean) row[7]);
  }

  static Map<LogTopic, String> names() {
    var names = new EnumMap<LogTopic, String>(LogTopic.class);
    for (var topic : LogTopic.values()) {
      names.put(topic, topic.defaultName());
    }
    return names;
  }
}
