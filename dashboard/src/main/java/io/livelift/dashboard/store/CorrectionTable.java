package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.sink.Frame;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes by how much days that were over change: late events, cancellations, new definitions. A
 * number that was withheld before or is now makes no note, for the difference would be the number.
 */
final class CorrectionTable {
  private static final List<Measure> NOTED =
      List.of(Measure.VIEWS, Measure.NEW_REACH, Measure.PRESCRIPTIONS, Measure.CONVERSIONS);

  private static final String ADD =
      """
      insert into correction (campaign_no, window_start, measure, hour, difference)
      values (?, ?, ?, ?, ?)
      on conflict (campaign_no, hour, window_start, measure)
      do update set difference = correction.difference + excluded.difference
      """;

  private static final String READ =
      """
      select window_start, measure, hour, difference from correction
      where campaign_no = ? and difference <> 0
      order by hour desc, window_start desc, measure limit ?
      """;

  private final CampaignNumbers campaigns;

  CorrectionTable(CampaignNumbers campaigns) {
    this.campaigns = campaigns;
  }

  /** Compares a frame with what is stored; its cells have not been written yet. */
  void note(Connection connection, Frame frame, Instant now) throws SQLException {
    var over = overDays(connection, frame, now);
    if (over.isEmpty()) {
      return;
    }
    Map<WindowQuery.Window, Cell> cells = new HashMap<>();
    for (var cell : over) {
      cells.put(window(connection, cell.key()), cell);
    }
    var windows = List.copyOf(cells.keySet());
    var before =
        WindowTable.read(connection, new WindowQuery(Granularity.DAY, RegionPath.NATION, windows));
    try (var add = connection.prepareStatement(ADD)) {
      for (var entry : cells.entrySet()) {
        // A day that is seen for the first time, as at a first start, is no correction.
        var old = before.get(entry.getKey());
        if (old != null) {
          add(add, entry.getKey(), old, measures(entry.getValue()), now);
        }
      }
      add.executeBatch();
    }
  }

  /**
   * A cell that is taken back is not known to be zero: what it told may be withheld from now on.
   */
  private static Measures measures(Cell cell) {
    return cell.isEmpty()
        ? Measures.blank(Breakdown.NONE)
        : new Measures(cell.measures(), Breakdown.NONE, cell.suppressed());
  }

  private static void add(
      PreparedStatement add, WindowQuery.Window window, Measures old, Measures changed, Instant now)
      throws SQLException {
    for (var measure : NOTED) {
      var difference = changed.get(measure) - old.get(measure);
      if (difference == 0 || old.isWithheld(measure) || changed.isWithheld(measure)) {
        continue;
      }
      add.setInt(1, window.campaignNo());
      add.setLong(2, window.start());
      add.setInt(3, measure.ordinal());
      add.setTimestamp(4, Timestamp.from(now.truncatedTo(ChronoUnit.HOURS)));
      add.setLong(5, difference);
      add.addBatch();
    }
  }

  /** The nation's days among the cells that were over. */
  private List<Cell> overDays(Connection connection, Frame frame, Instant now) throws SQLException {
    var days = frame.cells().stream().filter(CorrectionTable::isDayOfNation).toList();
    if (days.isEmpty()) {
      return days;
    }
    var zones = zones(connection, days);
    return days.stream()
        .filter(cell -> zones.containsKey(cell.key().campaignId()))
        .filter(cell -> isOver(cell.key(), zones.get(cell.key().campaignId()), now))
        .toList();
  }

  private static boolean isDayOfNation(Cell cell) {
    var key = cell.key();
    return key.granularity() == Granularity.DAY
        && key.breakdown() == Breakdown.NONE
        && key.region().equals(RegionPath.NATION);
  }

  private static boolean isOver(CellKey key, ZoneId zone, Instant now) {
    var start = Instant.ofEpochMilli(key.windowStart()).plus(1, ChronoUnit.MINUTES);
    var day = LocalDate.ofInstant(start, zone);
    return !day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(now);
  }

  /** The zones of the campaigns that are defined. */
  private static Map<String, ZoneId> zones(Connection connection, List<Cell> days)
      throws SQLException {
    var ids = days.stream().map(cell -> cell.key().campaignId()).distinct().toArray();
    Map<String, ZoneId> zones = new HashMap<>();
    try (var select =
        connection.prepareStatement(
            "select campaign_id, time_zone from campaign"
                + " where campaign_id = any(?) and time_zone is not null")) {
      select.setArray(1, connection.createArrayOf("text", ids));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          zones.put(rows.getString(1), ZoneId.of(rows.getString(2)));
        }
      }
    }
    return zones;
  }

  private WindowQuery.Window window(Connection connection, CellKey key) throws SQLException {
    return new WindowQuery.Window(campaigns.of(connection, key.campaignId()), key.windowStart());
  }

  static List<CorrectionRow> read(Connection connection, int campaignNo, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(READ)) {
      select.setInt(1, campaignNo);
      select.setInt(2, limit);
      List<CorrectionRow> corrections = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          corrections.add(
              new CorrectionRow(
                  Instant.ofEpochMilli(rows.getLong("window_start")),
                  rows.getTimestamp("hour").toInstant(),
                  Measure.values()[rows.getInt("measure")],
                  rows.getLong("difference")));
        }
      }
      return corrections;
    }
  }
}
