package io.livelift.dashboard.page;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One store for the tests of the pages Where, What works, Who and Lift, with a campaign that shows
 * everything and some that each show one thing. It lives as long as the process.
 */
public final class InsightStage {
  /** Its regions are not Chinese. */
  public static final String IOWA = "iowa";

  /** Its arms have the wrong sizes. */
  public static final String BLOCKED = "blocked";

  /** It holds nobody out. */
  public static final String EVERYBODY = "everybody";

  /** The prescribers of an arm are too few. */
  public static final String FEW = "few";

  /** Its effect is certain. */
  public static final String CERTAIN = "certain";

  private static final int HOURS = 24 * 20;
  private static InsightStage stage;

  private final RunningStore store;
  private final InsightData data;
  private long epoch;

  private InsightStage() throws SQLException {
    this.store = new RunningStore();
    this.data = new InsightData(Instant.now());
    define();
    next();
    history();
  }

  /** The one of this process; made by the first who asks. */
  public static synchronized InsightStage get() throws SQLException {
    if (stage == null) {
      stage = new InsightStage();
      Runtime.getRuntime().addShutdownHook(new Thread(stage.store::close));
    }
    return stage;
  }

  public RunningStore store() {
    return store;
  }

  public InsightData data() {
    return data;
  }

  /** The epoch that was stored last. */
  public long epoch() {
    return epoch;
  }

  /** Stores the next epoch, with the same numbers. */
  public void next() throws SQLException {
    next(List.of());
  }

  /** Stores the next epoch, in which these cells are others. */
  public void next(List<Cell> changed) throws SQLException {
    Map<CellKey, Cell> cells = new LinkedHashMap<>();
    for (var some : List.of(data.cells(), others(), changed)) {
      some.forEach(cell -> cells.put(cell.key(), cell));
    }
    store.apply(MadeUp.frame(++epoch, cells.values(), 40_000 + epoch));
  }

  private void define() throws SQLException {
    store.define(data.campaign());
    for (var id : List.of(IOWA, BLOCKED, FEW, CERTAIN)) {
      store.define(
          Campaign.newBuilder(MadeUp.campaign(id, 1, "The campaign " + id, data.startsAt()))
              .setHoldoutPercent(10)
              .build());
    }
    store.define(MadeUp.campaign(EVERYBODY, 1, "Without holdout", data.startsAt()));
  }

  private List<Cell> others() {
    var startsAt = data.startsAt();
    List<Cell> cells = new ArrayList<>();
    for (var region : List.of("", "IA", "IA/DAVENPORT", "NE", "NE/OMAHA")) {
      cells.add(
          MadeUp.cell(
              MadeUp.toDate(IOWA, startsAt, region),
              InsightData.measures(40 + 200L / (1 + region.length()))));
    }
    cells.addAll(InsightData.arms(BLOCKED, startsAt, 9000, 430, 700, 33));
    cells.addAll(InsightData.arms(EVERYBODY, startsAt, 9000, 430, 0, 0));
    cells.addAll(InsightData.arms(CERTAIN, startsAt, 9000, 1500, 1000, 95));
    cells.add(InsightData.arms(FEW, startsAt, 900, 43, 100, 0).get(0));
    cells.add(
        MadeUp.suppressed(
            InsightData.arm(FEW, startsAt, "CONTROL"), Map.of(Measure.AUDIENCE, 100L)));
    return cells;
  }

  /** What the arms of the big campaign were like in the hours before: written as the sink does. */
  private void history() throws SQLException {
    var now = Instant.now();
    var config = store.config();
    try (var connection =
            DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        var insert =
            connection.prepareStatement(
                """
                insert into arm_history (campaign_no, hour, arm, committed_at, suppressed, measures)
                select campaign_no, date_trunc('hour', ?::timestamptz, 'UTC'), ?, ?::timestamptz, ?, ?
                from campaign where campaign_id = ?
                on conflict do nothing
                """)) {
      for (var hour = HOURS; hour > 0; hour--) {
        var part = (HOURS - hour) / (double) HOURS;
        var at = Timestamp.from(now.minus(Duration.ofHours(hour)));
        for (var treated : List.of(true, false)) {
          var prescribers = (long) (treated ? 430 * part : 33 * Math.pow(part, 0.8));
          var told = prescribers >= 11;
          insert.setTimestamp(1, at);
          insert.setString(2, treated ? "TREATED" : "CONTROL");
          insert.setTimestamp(3, at);
          insert.setBoolean(4, !told);
          insert.setArray(
              5,
              connection.createArrayOf(
                  "bigint", measures(treated ? 9000 : 1000, told ? prescribers : 0)));
          insert.setString(6, InsightData.CAMPAIGN);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static Long[] measures(long people, long prescribers) {
    var measures = new Long[Measure.AUDIENCE_PRESCRIBERS.ordinal() + 1];
    java.util.Arrays.fill(measures, 0L);
    measures[Measure.AUDIENCE.ordinal()] = people;
    measures[Measure.AUDIENCE_PRESCRIBERS.ordinal()] = prescribers;
    return measures;
  }
}
