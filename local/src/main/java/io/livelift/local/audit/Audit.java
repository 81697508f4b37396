package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import io.livelift.local.CommandException;
import io.livelift.wire.UnreadableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Recomputes one epoch from the raw topics of a broker. */
final class Audit {
  static final String CELLS = "livelift.campaign-metrics";
  static final String EPOCHS = "livelift.epochs";

  /**
   * What was found.
   *
   * @param isNewest whether no later epoch is complete
   * @param incomplete input topics of which the broker no longer has every record; the ledger of
   *     these is not compared
   */
  record Report(
      long epoch,
      boolean isNewest,
      int records,
      int cells,
      Map<LogTopic, TopicLedger> ledger,
      List<LogTopic> incomplete,
      List<Differences.Difference> differences,
      List<String> ledgerDifferences) {
    boolean agrees() {
      return differences.isEmpty() && ledgerDifferences.isEmpty();
    }
  }

  private final String bootstrapServers;
  private final OracleSettings settings;
  private final RecordReaders readers;

  Audit(String bootstrapServers, OracleSettings settings, RecordReaders readers) {
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
    this.readers = readers;
  }

  /**
   * @param wanted the epoch; empty for the newest complete one
   */
  Report run(OptionalLong wanted) {
    try (var reader = new TopicReader(bootstrapServers)) {
      var epochs = epochs(reader);
      var newest = epochs.newest();
      if (newest.isEmpty()) {
        throw new CommandException(
            "No epoch is complete yet: wait until the job has committed its first one.");
      }
      var epoch = wanted.orElse(newest.getAsLong());
      var parts = epochs.parts(epoch);
      var log = log(reader, parts);
      var published = new PublishedCells(epoch, readers.cells());
      reader.readToEnd(CELLS, published::add);
      return report(epoch, epoch == newest.getAsLong(), parts, log, published);
    }
  }

  private Report report(
      long epoch,
      boolean isNewest,
      List<EpochPart> parts,
      List<RawRecord> log,
      PublishedCells published) {
    var truth = Oracle.recompute(log, settings, readers);
    var names = new EnumMap<LogTopic, String>(LogTopic.class);
    for (var topic : LogTopic.values()) {
      names.put(topic, topic.defaultName());
    }
    var told = PublishedLedger.of(parts, names);
    var incomplete = new ArrayList<LogTopic>();
    var comparable = new EnumMap<LogTopic, TopicLedger>(told);
    truth
        .ledger()
        .forEach(
            (topic, ledger) -> {
              if (ledger.read() < told.get(topic).read()) {
                incomplete.add(topic);
                comparable.put(topic, ledger);
              }
            });
    return new Report(
        epoch,
        isNewest,
        log.size(),
        truth.cells().size(),
        truth.ledger(),
        incomplete,
        Differences.of(published.withoutWithheld(truth.cells()), published.measures()),
        Differences.ofLedgers(
            RepeatsOfErased.together(truth.ledger()), RepeatsOfErased.together(comparable)));
  }

  private EpochChoice epochs(TopicReader reader) {
    var epochs = new EpochChoice();
    reader.readToEnd(EPOCHS, record -> epochs.add(part(record)));
    return epochs;
  }

  private EpochPart part(ConsumerRecord<byte[], byte[]> record) {
    try {
      return readers.parts().read(record.value());
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The epoch part at offset " + record.offset() + " is unreadable.", e);
    }
  }

  private static List<RawRecord> log(TopicReader reader, List<EpochPart> parts) {
    var offsets = EpochChoice.offsets(parts);
    var log = new ArrayList<RawRecord>();
    for (var topic : LogTopic.values()) {
      reader.readUpTo(
          topic.defaultName(),
          offsets,
          record ->
              log.add(
                  new RawRecord(
                      topic,
                      record.partition(),
                      record.offset(),
                      record.timestamp(),
                      record.value())));
    }
    return log;
  }
}
