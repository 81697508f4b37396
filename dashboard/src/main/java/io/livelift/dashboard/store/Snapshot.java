package io.livelift.dashboard.store;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Measures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One frame of the database, for as long as one question lasts. */
public final class Snapshot {
  private static final String CELLS =
      """
      select window_start, region, value, suppressed, final, measures from cell
      where campaign_no = ? and granularity = ? and breakdown = ?
        and window_start >= ? and window_start < ? and %s
      order by window_start, region, value
      """;

  private final Connection connection;

  Snapshot(Connection connection) {
    this.connection = connection;
  }

  /** The frame that all answers are of; empty before the first. */
  public Optional<AppliedFrame> frame() throws SQLException {
    return PostgresFrames.latest(connection);
  }

  /** All campaigns that are defined or have cells, the latest flight first. */
  public List<CampaignRow> campaigns() throws SQLException {
    List<CampaignRow> campaigns = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select * from campaign order by starts_at desc nulls last, campaign_id")) {
      while (rows.next()) {
        campaigns.add(CampaignRow.of(rows));
      }
    }
    return campaigns;
  }

  public Optional<CampaignRow> campaign(String campaignId) throws SQLException {
    try (var select = connection.prepareStatement("select * from campaign where campaign_id = ?")) {
      select.setString(1, campaignId);
      try (var rows = select.executeQuery()) {
        return rows.next() ? Optional.of(CampaignRow.of(rows)) : Optional.empty();
      }
    }
  }

  /** The cells that are asked for, by window, region and value. */
  public List<CellRow> cells(CellQuery query) throws SQLException {
    var where =
        query.level() == null
            ? "region = ?"
            : "level = ? and (? = '' or region = ? or starts_with(region, ? || '/'))";
    try (var select = connection.prepareStatement(CELLS.formatted(where))) {
      select.setInt(1, query.campaignNo());
      select.setInt(2, query.granularity().ordinal());
      select.setInt(3, query.breakdown().ordinal());
      select.setLong(4, query.from());
      select.setLong(5, query.to());
      if (query.level() == null) {
        select.setString(6, query.region());
      } else {
        select.setInt(6, query.level());
        select.setString(7, query.region());
        select.setString(8, query.region());
        select.setString(9, query.region());
      }
      List<CellRow> cells = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var values = (Long[]) rows.getArray("measures").getArray();
          cells.add(
              new CellRow(
                  rows.getLong("window_start"),
                  rows.getString("region"),
                  rows.getString("value"),
                  rows.getBoolean("final"),
                  measures(values, query, rows.getBoolean("suppressed"))));
        }
      }
      return cells;
    }
  }

  /** The alarms of the last days, newest first. */
  public List<AlarmRow> alarms(Instant since, int limit) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select * from alarm where raised_at >= ? order by alarm_no desc limit ?")) {
      select.setTimestamp(1, java.sql.Timestamp.from(since));
      select.setInt(2, limit);
      List<AlarmRow> alarms = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          alarms.add(AlarmRow.of(rows));
        }
      }
      return alarms;
    }
  }

  /** What the last recomputation found; empty if there was none. */
  public Optional<AuditRow> audit() throws SQLException {
    return AuditRow.newest(connection);
  }

  private static Measures measures(Long[] values, CellQuery query, boolean suppressed) {
    var numbers = new long[values.length];
    for (var i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return new Measures(numbers, query.breakdown(), suppressed);
  }
}
