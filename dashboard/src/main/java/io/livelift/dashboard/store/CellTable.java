package io.livelift.dashboard.store;

import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.RegionPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes cells: copied into a temporary table, then merged. A cell with nothing to show is deleted.
 * Nothing here costs more the more cells there are already, but for the depth of the index.
 */
final class CellTable {
  private static final int COPY_BYTES = 1 << 16;

  private static final String CREATE =
      """
      create temp table if not exists incoming (
        campaign_no integer, granularity smallint, breakdown smallint, window_start bigint,
        level smallint, suppressed boolean, final boolean,
        region text collate "C", value text collate "C", measures bigint[]
      ) on commit delete rows
      """;

  /**
   * One by one, each through the index. They are few; joined with a table of them, all cells would
   * be read.
   */
  private static final String DELETE =
      """
      delete from cell
      where campaign_no = ? and granularity = ? and breakdown = ? and window_start = ?
        and region = ? and value = ?
      """;

  /** In the order of the index: its pages, and those of the table, are then each visited once. */
  private static final String MERGE =
      """
      insert into cell (campaign_no, granularity, breakdown, window_start, level, suppressed, final,
                        region, value, measures)
      select campaign_no, granularity, breakdown, window_start, level, suppressed, final,
             region, value, measures
      from incoming
      order by campaign_no, granularity, breakdown, window_start, region, value
      on conflict (campaign_no, granularity, breakdown, window_start, region, value)
      do update set suppressed = excluded.suppressed, final = excluded.final,
                    measures = excluded.measures
      """;

  private final CampaignNumbers campaigns;

  CellTable(CampaignNumbers campaigns) {
    this.campaigns = campaigns;
  }

  void write(Connection connection, Collection<Cell> cells) throws SQLException {
    List<Cell> shown = new ArrayList<>(cells.size());
    List<Cell> empty = new ArrayList<>();
    for (var cell : cells) {
      (cell.isEmpty() ? empty : shown).add(cell);
      // Numbers are given before the copy, during which the connection can do nothing else.
      campaigns.of(connection, cell.key().campaignId());
    }
    if (!empty.isEmpty()) {
      delete(connection, empty);
    }
    if (!shown.isEmpty()) {
      merge(connection, shown);
    }
  }

  private void delete(Connection connection, List<Cell> cells) throws SQLException {
    try (var delete = connection.prepareStatement(DELETE)) {
      for (var cell : cells) {
        var key = cell.key();
        delete.setInt(1, campaigns.of(connection, key.campaignId()));
        delete.setInt(2, key.granularity().ordinal());
        delete.setInt(3, key.breakdown().ordinal());
        delete.setLong(4, key.windowStart());
        delete.setString(5, key.region());
        delete.setString(6, key.value());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private void merge(Connection connection, List<Cell> cells) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(CREATE);
      copy(connection, cells);
      statement.executeUpdate(MERGE);
    }
  }

  private void copy(Connection connection, List<Cell> cells) throws SQLException {
    var copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy incoming from stdin");
    try {
      var rows = new CopyText();
      for (var cell : cells) {
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
        .text(key.region())
        .text(key.value())
        .numbers(cell.measures())
        .endRow();
  }
}
