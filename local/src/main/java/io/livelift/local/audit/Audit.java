package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import io.livelift.local.audit.Differences.Difference;
import io.livelift.vocabulary.CellKey;
import io.livelift.wire.UnreadableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Recomputes one epoch from the raw topics of a broker, in a database of its own. */
final class Audit implements AutoCloseable {
  static final String CELLS = "livelift.campaign-metrics";
  static final String EPOCHS = "livelift.epochs";

  /**
   * What an audit needs to know.
   *
   * @param smallestGroup see {@link Withholding}
   * @param directory for what does not fit into memory; exists
   */
  record Settings(
      String bootstrapServers,
      OracleSettings oracle,
      RecordReaders readers,
      long smallestGroup,
      Path directory) {}

  private final Settings settings;
  private final Database database;
  private final TopicReader reader;
  private EpochChoice.Chosen chosen;
  private PublishedCells published;
  private OracleResult truth;
  private LedgerProof.Result proof;
  private LedgerProof ledger;

  Audit(Settings settings) throws SQLException {
    this.settings = settings;
    database = new Database(settings.directory(), Runtime.getRuntime().maxMemory() / 2);
    reader = new TopicReader(settings.bootstrapServers());
  }

  /**
   * Reads everything and recomputes; to be called once.
   *
   * @param wanted the epoch; empty for the newest complete one
   */
  void recompute(OptionalLong wanted) throws SQLException {
    try (var oracle = new Oracle(database, settings.oracle(), settings.readers())) {
      ledger = new LedgerProof(database);
      var epochs = epochs(wanted);
      chosen = epochs.chosen();
      readLog(oracle);
      truth = oracle.recompute();
      proof = ledger.prove(chosen, reader.starts(chosen.offsets().keySet()), reader.isCut(EPOCHS));
      published =
          new PublishedCells(chosen, new CellRuns(epochs.runs()), settings.readers().cells());
      reader.readToEnd(CELLS, published::add);
    }
  }

  /** What was found, after {@link #recompute}. */
  AuditReport report() throws SQLException {
    var told = PublishedLedger.of(chosen.parts(), LedgerProof.names());
    var incomplete = new ArrayList<LogTopic>();
    var comparable = new EnumMap<LogTopic, TopicLedger>(told);
    for (var topic : LogTopic.values()) {
      if (proof.gone(topic) > 0) {
        incomplete.add(topic);
        comparable.put(topic, truth.ledger().get(topic));
      }
    }
    var withholding = withholding();
    var differences = differences(withholding);
    var evidence = new MissingEvidence(proof);
    var gone = evidence.of(differences, takenCells(differences));
    return new AuditReport(
        chosen.epoch(),
        chosen.isNewest(),
        truth.ledger(),
        truth.cells().size(),
        proof,
        incomplete,
        gone.isEmpty() ? differences : List.of(),
        Differences.ofLedgers(
            RepeatsOfErased.together(truth.ledger()), RepeatsOfErased.together(comparable)),
        gone.isEmpty() ? withholding.violations(truth.cells(), published.measures()) : List.of(),
        leftBehind(differences),
        gone);
  }

  OracleResult truth() {
    return truth;
  }

  PublishedCells published() {
    return published;
  }

  Database database() {
    return database;
  }

  long epoch() {
    return chosen.epoch();
  }

  private List<Difference> differences(Withholding withholding) {
    var should = published.withoutWithheld(truth.cells());
    var is = published.measures();
    should
        .entrySet()
        .removeIf(
            cell -> !is.containsKey(cell.getKey()) && withholding.mayBeMissing(cell.getValue()));
    return Differences.of(should, is);
  }

  Withholding withholding() throws SQLException {
    var windows = new HashMap<String, BlankWindow>();
    for (var row : database.rows("select campaign_id, starts_at, time_zone from campaign")) {
      windows.put((String) row[0], new BlankWindow((Long) row[1], ZoneId.of((String) row[2])));
    }
    return new Withholding(settings.smallestGroup(), windows);
  }

  /**
   * How many of the differing cells have nothing left but values of later epochs, where compaction
   * is seen to have been at work.
   */
  private long takenCells(List<Difference> differences) throws SQLException {
    var cells = new HashSet<CellKey>();
    differences.forEach(d -> cells.add(d.cell()));
    cells.removeIf(cell -> !published.isOnlyLater(cell));
    var there = published.sent();
    var compacted =
        ledger.sentCells(chosen.run()).entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey() <= chosen.epoch()
                        && there.getOrDefault(e.getKey(), 0L) < e.getValue());
    return compacted ? cells.size() : 0;
  }

  /** How many differing cells are what a run left that the job has since gone back behind. */
  private long leftBehind(List<Difference> differences) {
    var cells = new HashSet<CellKey>();
    differences.forEach(d -> cells.add(d.cell()));
    return cells.stream()
        .map(published::cell)
        .filter(c -> c != null && c.run() < chosen.run() && c.epoch() >= chosen.firstEpochOfRun())
        .count();
  }

  private EpochChoice epochs(OptionalLong wanted) {
    var epochs = new EpochChoice(wanted);
    reader.readToEnd(
        EPOCHS,
        record -> {
          var part = part(record);
          ledger.add(part, record.offset(), epochs.add(part, record.offset()));
        });
    return epochs;
  }

  private EpochPart part(ConsumerRecord<byte[], byte[]> record) {
    try {
      return settings.readers().parts().read(record.value());
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The epoch part at offset " + record.offset() + " is unreadable.", e);
    }
  }

  private void readLog(Oracle oracle) {
    for (var topic : LogTopic.values()) {
      reader.readUpTo(
          topic.defaultName(),
          chosen.offsets(),
          record ->
              oracle.add(
                  new RawRecord(
                      topic,
                      record.partition(),
                      record.offset(),
                      record.timestamp(),
                      record.value())));
    }
  }

  @Override
  public void close() throws SQLException {
    reader.close();
    database.close();
  }
}
