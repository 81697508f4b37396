package io.livelift.local.audit;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.WireConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recomputes every cell and the ledger from all records, naively. The definitions are the SQL files
 * beside this class, in the order of their numbers. What is no SQL is reading the records, the hash
 * that draws the holdout, and where a local hour or day begins: the last by this JVM, so that the
 * numbers cannot differ by the version of the time-zone database.
 */
public final class Oracle implements AutoCloseable {
  private static final List<String> MEASURES =
      List.of(
          "6-tables",
          "7-measures",
          "8-audience",
          "9-first-prescriptions",
          "10-cohorts",
          "11-transitions");

  private final Database database;
  private final LogTables tables;
  private final Database.Rows positions;
  private final Map<LogTopic, Long> read = new EnumMap<>(LogTopic.class);
  private boolean closed;

  /** An oracle that has read nothing yet, and works in this database. */
  Oracle(Database database, OracleSettings settings, RecordReaders readers) throws SQLException {
    this.database = database;
    database.runResource("1-log.sql");
    try (var setting = database.into("setting")) {
      setting.add(
          settings.allowedLateness().map(Duration::toMillis).orElse(0L),
          settings.retainedWindow().toMillis(),
          settings.minuteCorrections().toMillis(),
          settings.lookBack().toMillis(),
          settings.allowedLateness().isEmpty());
    }
    database.run("create table log_record (topic varchar, log_partition int, log_offset bigint)");
    positions = database.into("log_record");
    tables = new LogTables(database, readers);
  }

  /** What the numbers should be, given these records and no others. */
  public static OracleResult recompute(Collection<RawRecord> log, OracleSettings settings) {
    return recompute(log, settings, RecordReaders.of(WireConfig.defaults()));
  }

  /** The same for records that these readers read. */
  static OracleResult recompute(
      Collection<RawRecord> log, OracleSettings settings, RecordReaders readers) {
    try (var database = new Database();
        var oracle = new Oracle(database, settings, readers)) {
      log.forEach(oracle::add);
      return oracle.recompute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Takes a record of the log, in any order between partitions. */
  void add(RawRecord raw) {
    try {
      read.merge(raw.topic(), 1L, Long::sum);
      positions.add(raw.topic().defaultName(), raw.partition(), raw.offset());
      tables.add(raw);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What the numbers should be, given the records that were added; to be called once. */
  OracleResult recompute() {
    try {
      close();
      for (var file : List.of("2-identity", "3-ledger", "4-people")) {
        database.runResource(file + ".sql");
      }
      drawHoldouts(database);
      database.runResource("5-journeys.sql");
      addLocalTimes(database);
      for (var file : MEASURES) {
        database.runResource(file + ".sql");
      }
      return new OracleResult(cells(database), sound(ledger(database, read)));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A recomputation that has lost records itself must not accuse the job. */
  private static Map<LogTopic, TopicLedger> sound(Map<LogTopic, TopicLedger> ledger) {
    ledger.forEach(
        (topic, counts) -> {
          if (!counts.accountsForAll()) {
            throw new IllegalStateException(
                "The recomputation read %d records of %s and accounts for %d: its database erred."
                    .formatted(counts.read(), topic, counts.settled()));
          }
        });
    return ledger;
  }

  /** Ends the reading; the database stays open. */
  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      tables.close();
      positions.close();
    }
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("The recomputation failed: " + e.getMessage(), e);
  }

  private static void drawHoldouts(Database database) throws SQLException {
    var members =
        database.rows(
            "select campaign_id, person, holdout_salt from audience join campaign using"
                + " (campaign_id)");
    try (var numbers = database.into("holdout_number")) {
      for (var member : members) {
        var number = HoldoutNumber.of((String) member[2], (String) member[1]);
        numbers.add(member[0], member[1], number);
      }
    }
  }

  private static void addLocalTimes(Database database) throws SQLException {
    var instants =
        database.rows(
            "select distinct time_zone, event_time from campaign join (select campaign_id,"
                + " event_time from touch union select campaign_id, event_time from prescription)"
                + " using (campaign_id)");
    try (var times = database.into("local_time")) {
      for (var instant : instants) {
        var zone = ZoneId.of((String) instant[0]);
        var local = Instant.ofEpochMilli((Long) instant[1]).atZone(zone);
        var hour = local.truncatedTo(ChronoUnit.HOURS);
        var midnight = local.toLocalDate().atTime(LocalTime.MIDNIGHT);
        var day =
            zone.getRules().getValidOffsets(midnight).isEmpty()
                ? zone.getRules().getTransition(midnight).getInstant()
                : midnight.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
        times.add(instant[0], instant[1], hour.toInstant().toEpochMilli(), day.toEpochMilli());
      }
    }
  }

  private static Map<CellKey, Map<String, Long>> cells(Database database) throws SQLException {
    var cells = new HashMap<CellKey, Map<String, Long>>();
    for (var row : database.rows("select * from cell where amount <> 0")) {
      var key =
          new CellKey(
              (String) row[0],
              Granularity.valueOf((String) row[1]),
              (Long) row[2],
              Breakdown.valueOf((String) row[3]),
              (String) row[4],
              (String) row[5]);
      cells
          .computeIfAbsent(key, k -> new HashMap<>())
          .merge(((String) row[6]).intern(), (Long) row[7], Long::sum);
    }
    return cells;
  }

  private static Map<LogTopic, TopicLedger> ledger(Database database, Map<LogTopic, Long> read)
      throws SQLException {
    var ledger = new EnumMap<LogTopic, TopicLedger>(LogTopic.class);
    for (var topic : LogTopic.values()) {
      var outcomes = new HashMap<String, Long>();
      var rejected = new HashMap<String, Long>();
      for (var row : fates(database, topic)) {
        if (row[0].equals("rejected")) {
          rejected.put((String) row[1], (Long) row[2]);
        } else {
          outcomes.put((String) row[0], (Long) row[2]);
        }
      }
      ledger.put(topic, new TopicLedger(read.getOrDefault(topic, 0L), outcomes, rejected));
    }
    return ledger;
  }

  private static List<Object[]> fates(Database database, LogTopic topic) throws SQLException {
    return database.rows(
        "select outcome, reason, count(*) from fate where topic = '"
            + topic
            + "' group by outcome, reason");
  }
}
