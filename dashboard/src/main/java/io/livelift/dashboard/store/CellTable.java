package io.livelift.dashboard.store;

import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.RegionPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes cells: copied into a temporary table, then merged. A cell with nothing to show is deleted.
 */
final class CellTable {
  private static final int COPY_BYTES = 1 << 16;

  private static final String CREATE =
      """
      create temp table if not exists incoming (
        campaign_no integer, granularity smallint, breakdown smallint, window_start bigint,
        level smallint, suppressed boolean, final boolean, empty boolean,
        region text collate "C", value text collate "C", measures bigint[]
      ) on commit delete rows
      """;

  private static final String DELETE_EMPTY =
      """
      delete from cell using incoming
      where incoming.empty and cell.campaign_no = incoming.campaign_no
        and cell.granularity = incoming.granularity and cell.breakdown = incoming.breakdown
        and cell.window_start = incoming.window_start and cell.region = incoming.region
        and cell.value = incoming.value
      """;

  private static final String MERGE =
      """
      insert into cell (campaign_no, granularity, breakdown, window_start, level, suppressed, final,
                        region, value, measures)
      select campaign_no, granularity, breakdown, window_start, level, suppressed, final,
             region, value, measures
      from incoming where not empty
      on conflict (campaign_no, granularity, breakdown, window_start, region, value)
      do update set suppressed = excluded.suppressed, final = excluded.final,
                    measures = excluded.measures
      """;

  private final CampaignNumbers campaigns;

  CellTable(CampaignNumbers campaigns) {
    this.campaigns = campaigns;
  }

  void write(Connection connection, Collection<Cell> cells) throws SQLException {
    if (cells.isEmpty()) {
      return;
    }
    // Numbers are given before the copy, during which the connection can do nothing else.
    for (var cell : cells) {
      campaigns.of(connection, cell.key().campaignId());
    }
    try (var statement = connection.createStatement()) {
      statement.execute(CREATE);
      var empty = copy(connection, cells);
      if (empty > 0) {
        statement.executeUpdate(DELETE_EMPTY);
      }
      if (empty < cells.size()) {
        statement.executeUpdate(MERGE);
      }
    }
  }

  private int copy(Connection connection, Collection<Cell> cells) throws SQLException {
    var copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy incoming from stdin");
    var empty = 0;
    try {
      var rows = new CopyText();
      for (var cell : cells) {
        empty += cell.isEmpty() ? 1 : 0;
        append(rows, cell, campaigns.of(connection, cell.key().campaignId()));
        if (rows.length() > COPY_BYTES) {
          send(copy, rows);
        }
      }
      send(copy, rows);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    return empty;
  }

  private static void send(CopyIn copy, CopyText rows) throws SQLException {
    var bytes = rows.take();
    copy.writeToCopy(bytes, 0, bytes.length);
  }

  private static void append(CopyText rows, Cell cell, int campaignNo) {
    var key = cell.key();
    rows.number(campaignNo)
        .number(key.granularity().ordinal())
        .number(key.breakdown().ordinal())
        .number(key.windowStart())
        .number(RegionPath.level(key.region()))
        .flag(cell.suppressed())
        .flag(cell.isFinal())
        .flag(cell.isEmpty())
        .text(key.region())
        .text(key.value())
        .numbers(cell.measures())
        .endRow();
  }
}
