package io.livelift.dashboard.store;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Of each of so many equal parts of all hours the first. */
  private static final String ARMS =
      """
      with numbered as (
        select hour, row_number() over (order by hour) - 1 as i, count(*) over () as n
        from (select distinct hour from arm_history where campaign_no = ?) h)
      select hour, committed_at, arm, suppressed, measures
      from numbered join arm_history using (hour)
      where (n <= ? or i = 0 or i * ? / (n - 1) <> (i - 1) * ? / (n - 1)) and campaign_no = ?
      order by hour, arm
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
    return select(
        CELLS,
        query,
        row ->
            new CellRow(
                row.getLong("window_start"),
                row.getString("region"),
                row.getString("value"),
                row.getBoolean("final"),
                new Measures(
                    numbers(row.getArray("measures")),
                    query.breakdown(),
                    row.getBoolean("suppressed"))));
  }

  /** The cells that are asked for, added up over their windows, by region and value. */
  public List<SumRow> sums(CellQuery query) throws SQLException {
    return select(SumQuery.SUMS, query, row -> SumQuery.row(row, query));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> select(String sql, CellQuery query, RowReader<T> reader) throws SQLException {
    var where =
        query.level() == null
            ? "region = ?"
            : "level = ? and (? = '' or region = ? or starts_with(region, ? || '/'))";
    try (var select = connection.prepareStatement(sql.formatted(where))) {
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
      List<T> found = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  /**
   * The arms of the campaign's nation hour by hour, both arms of an hour of one moment.
   *
   * @param most hours, at least 2: of more some are left out evenly, never the first and the last
   */
  public List<ArmRow> armHistory(int campaignNo, int most) throws SQLException {
    try (var select = connection.prepareStatement(ARMS)) {
      select.setInt(2, most);
      select.setInt(3, most - 1);
      select.setInt(4, most - 1);
      select.setInt(5, campaignNo);
      select.setInt(1, campaignNo);
      List<ArmRow> arms = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          arms.add(
              new ArmRow(
                  rows.getTimestamp("hour").toInstant(),
                  rows.getTimestamp("committed_at").toInstant(),
                  rows.getString("arm"),
                  new Measures(
                      numbers(rows.getArray("measures")),
                      Breakdown.ARM,
                      rows.getBoolean("suppressed"))));
        }
      }
      return arms;
    }
  }

  /** The cells of known windows; a window without a cell is missing. */
  public Map<WindowQuery.Window, Measures> windows(WindowQuery query) throws SQLException {
    return WindowTable.read(connection, query);
  }

  /** The start of the last minute in which something happened, by campaign. */
  public Map<Integer, Instant> lastMinutes(List<Integer> campaignNos) throws SQLException {
    return WindowTable.lastMinutes(connection, campaignNos);
  }

  /** How days of the campaign that were over have changed since, the last change first. */
  public List<CorrectionRow> corrections(int campaignNo, int limit) throws SQLException {
    return CorrectionTable.read(connection, campaignNo, limit);
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

  private static long[] numbers(Array array) throws SQLException {
    var values = (Long[]) array.getArray();
    var numbers = new long[values.length];
    for (var i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }
}
