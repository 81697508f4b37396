package io.livelift.dashboard.definition;

import io.livelift.contract.Campaign;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions of campaigns in Postgres. */
public final class DefinitionStore {
  private static final int SHOWN = 50;

  /** "publish" in ASCII, so that no other lock on the text is meant. */
  private static final long LOCK = 0x7075626c697368L;

  private static final String HISTORY =
      """
      select coalesce(v.version, p.version) as version,
             coalesce(v.definition, p.definition)::text as definition, p.changes::text as changes,
             p.published_by, p.published_at, v.read_at, p.in_force_epoch, p.state,
             v.version is not null as arrived, coalesce(v.definition = p.definition, true) as ours
      from (select * from campaign_version where campaign_no = ?) v
      full join (select * from publication where campaign_no = ?) p using (campaign_no, version)
      order by 1 desc limit ?
      """;

  private DefinitionStore() {}

  /** Keeps a version as it was read from the topic; the first of its number holds. */
  public static void read(Connection connection, int campaignNo, Campaign campaign)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into campaign_version (campaign_no, version, definition)"
                + " values (?, ?, ?::jsonb) on conflict do nothing")) {
      insert.setInt(1, campaignNo);
      insert.setLong(2, campaign.getVersion());
      insert.setString(3, DefinitionJson.of(campaign).toString());
      insert.executeUpdate();
    }
  }

  /** The newest versions, those that were only sent among them, newest first. */
  public static List<KnownVersion> history(Connection connection, int campaignNo)
      throws SQLException {
    try (var select = connection.prepareStatement(HISTORY)) {
      select.setInt(1, campaignNo);
      select.setInt(2, campaignNo);
      select.setInt(3, SHOWN);
      List<KnownVersion> versions = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          versions.add(version(rows));
        }
      }
      return versions;
    }
  }

  /** Until the transaction ends nobody else can publish the campaign. */
  static void lock(Connection connection, String campaignId) throws SQLException {
    try (var lock =
        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, ?))")) {
      lock.setString(1, campaignId);
      lock.setLong(2, LOCK);
      lock.execute();
    }
  }

  /** Gives a campaign its number, if it has none. */
  static void number(Connection connection, String campaignId) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into campaign (campaign_id) values (?) on conflict (campaign_id) do nothing")) {
      insert.setString(1, campaignId);
      insert.executeUpdate();
    }
  }

  /** The number of a campaign, if it may be seen. */
  public static Optional<Integer> knownNumber(Connection connection, String campaignId)
      throws SQLException {
    try (var select =
        connection.prepareStatement("select campaign_no from campaign where campaign_id = ?")) {
      select.setString(1, campaignId);
      try (var rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
      }
    }
  }

  /** Whether numbers of a campaign are stored, be its definition known or not. */
  static boolean hasCells(Connection connection, String campaignId) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select exists (select from cell join campaign using (campaign_no)"
                + " where campaign_id = ?)")) {
      select.setString(1, campaignId);
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  static void sending(
      Connection connection, int campaignNo, Campaign campaign, String changes, Editor editor)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into publication"
                + " (campaign_no, version, definition, changes, published_by, state)"
                + " values (?, ?, ?::jsonb, ?::jsonb, ?, 'SENDING')")) {
      insert.setInt(1, campaignNo);
      insert.setLong(2, campaign.getVersion());
      insert.setString(3, DefinitionJson.of(campaign).toString());
      insert.setString(4, changes);
      insert.setString(5, editor.name());
      insert.executeUpdate();
    }
  }

  static void published(Connection connection, int campaignNo, long version, Publisher.Place place)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update publication set state = 'PUBLISHED', partition = ?, log_offset = ?"
                + " where campaign_no = ? and version = ?")) {
      update.setInt(1, place.partition());
      update.setLong(2, place.offset());
      update.setInt(3, campaignNo);
      update.setLong(4, version);
      update.executeUpdate();
    }
  }

  /** What was certainly not sent is as if it had never been asked for. */
  static void notSent(Connection connection, int campaignNo, long version) throws SQLException {
    try (var delete =
            connection.prepareStatement(
                "delete from publication where campaign_no = ? and version = ?");
        var forget =
            connection.prepareStatement(
                "delete from campaign c where campaign_no = ? and version is null"
                    + " and not exists (select from cell where campaign_no = c.campaign_no)"
                    + " and not exists (select from publication where campaign_no = c.campaign_no)")) {
      delete.setInt(1, campaignNo);
      delete.setLong(2, version);
      delete.executeUpdate();
      forget.setInt(1, campaignNo);
      forget.executeUpdate();
    }
  }

  /** A version that Kafka has, and no stored frame was known to cover. */
  record Pending(int campaignNo, long version, int partition, long offset) {}

  static List<Pending> pending(Connection connection) throws SQLException {
    List<Pending> pending = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select campaign_no, version, partition, log_offset from publication"
                    + " where in_force_frame is null and state = 'PUBLISHED'")) {
      while (rows.next()) {
        pending.add(new Pending(rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getLong(4)));
      }
    }
    return pending;
  }

  static void inForce(Connection connection, Pending pending, long frame, long epoch)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update publication set in_force_frame = ?, in_force_epoch = ?"
                + " where campaign_no = ? and version = ?")) {
      update.setLong(1, frame);
      update.setLong(2, epoch);
      update.setInt(3, pending.campaignNo());
      update.setLong(4, pending.version());
      update.executeUpdate();
    }
  }

  private static KnownVersion version(ResultSet row) throws SQLException {
    var inForce = row.getObject("in_force_epoch", Long.class);
    var publishedHere = row.getString("published_by") != null;
    return new KnownVersion(
        row.getLong("version"),
        row.getString("definition"),
        row.getString("changes"),
        state(row, publishedHere, inForce),
        row.getString("published_by"),
        instant(row.getTimestamp("published_at")),
        instant(row.getTimestamp("read_at")),
        inForce);
  }

  private static KnownVersion.State state(ResultSet row, boolean publishedHere, Long inForce)
      throws SQLException {
    if (!row.getBoolean("arrived")) {
      return row.getString("state").equals("SENDING")
          ? KnownVersion.State.SENDING
          : KnownVersion.State.PUBLISHED;
    }
    if (publishedHere && !row.getBoolean("ours")) {
      return KnownVersion.State.OVERTAKEN;
    }
    return inForce == null ? KnownVersion.State.ARRIVED : KnownVersion.State.IN_FORCE;
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
