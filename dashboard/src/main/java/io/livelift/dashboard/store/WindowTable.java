package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads cells of known windows. */
final class WindowTable {
  private WindowTable() {}

  static Map<WindowQuery.Window, Measures> read(Connection connection, WindowQuery query)
      throws SQLException {
    Map<WindowQuery.Window, Measures> cells = new HashMap<>();
    if (query.windows().isEmpty()) {
      return cells;
    }
    try (var select = connection.prepareStatement(query.sql())) {
      var campaigns = query.windows().stream().map(WindowQuery.Window::campaignNo).toArray();
      var starts = query.windows().stream().map(WindowQuery.Window::start).toArray();
      select.setArray(1, connection.createArrayOf("integer", campaigns));
      select.setArray(2, connection.createArrayOf("bigint", starts));
      select.setString(3, query.region());
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          cells.put(
              new WindowQuery.Window(rows.getInt(1), rows.getLong(2)),
              new Measures(
                  numbers((Long[]) rows.getArray(4).getArray()),
                  Breakdown.NONE,
                  rows.getBoolean(3)));
        }
      }
    }
    return cells;
  }

  /** The start of the last minute with a view or prescription, by campaign. */
  static Map<Integer, Instant> lastMinutes(Connection connection, List<Integer> campaigns)
      throws SQLException {
    var sql =
        """
        select n.campaign_no, (
          select max(c.window_start) from cell c
          where c.campaign_no = n.campaign_no and c.granularity = %d and c.breakdown = %d)
        from unnest(?::integer[]) as n (campaign_no)
        """
            .formatted(Granularity.MINUTE.ordinal(), Breakdown.NONE.ordinal());
    Map<Integer, Instant> last = new HashMap<>();
    try (var select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("integer", campaigns.toArray()));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var start = rows.getObject(2, Long.class);
          if (start != null) {
            last.put(rows.getInt(1), Instant.ofEpochMilli(start));
          }
        }
      }
    }
    return last;
  }

  private static long[] numbers(Long[] values) {
    var numbers = new long[values.length];
    for (var i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }
}
