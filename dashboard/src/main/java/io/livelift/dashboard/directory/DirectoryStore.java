package io.livelift.dashboard.directory;

import io.livelift.dashboard.sink.Shard;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The directory in Postgres, stored together with the offsets it was read up to. */
final class DirectoryStore {
  private static final int KEY_BYTES = 32;

  private static final String UPSERT =
      """
      insert into profile (person, effective_from, version, valid_from, valid_to, consent, region,
                           tier, specialty, segments)
      select ?, ?, ?, %d, %d, ?, ?, ?, ?, ?
      where not exists (select from erased_person where person = ?)
      on conflict (person, effective_from) do update
      set version = excluded.version, consent = excluded.consent, region = excluded.region,
          tier = excluded.tier, specialty = excluded.specialty, segments = excluded.segments
      where profile.version < excluded.version
      """
          .formatted(Long.MIN_VALUE, Long.MAX_VALUE);

  /** The earliest profile of a person holds before it begins, too. */
  private static final String VALIDITY =
      """
      update profile p set valid_from = w.since, valid_to = w.until
      from (select person, effective_from,
                   case when lag(effective_from) over by_person is null then %d
                        else effective_from end as since,
                   coalesce(lead(effective_from) over by_person, %d) as until
            from profile where person = any (?)
            window by_person as (partition by person order by effective_from)) w
      where p.person = w.person and p.effective_from = w.effective_from
        and (p.valid_from, p.valid_to) is distinct from (w.since, w.until)
      """
          .formatted(Long.MIN_VALUE, Long.MAX_VALUE);

  private DirectoryStore() {}

  /** What was read. */
  record Batch(List<DirectoryProfile> profiles, List<Long> erased) {}

  /** Another directory stored something meanwhile; what is in memory is to be thrown away. */
  static final class OvertakenException extends SQLException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super("Another dashboard reads the profiles too; going on from where it is.");
    }
  }

  /** The key of this installation, made by whoever asks first. */
  static byte[] key(Connection connection) throws SQLException {
    try (var lock = connection.createStatement()) {
      lock.execute("lock table directory_key in exclusive mode");
      try (var rows = lock.executeQuery("select key from directory_key")) {
        if (rows.next()) {
          return rows.getBytes(1);
        }
      }
    }
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (var insert = connection.prepareStatement("insert into directory_key (key) values (?)")) {
      insert.setBytes(1, key);
      insert.executeUpdate();
    }
    return key;
  }

  static Map<Shard, Long> progress(Connection connection) throws SQLException {
    Map<Shard, Long> progress = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select topic, partition, next_offset from directory_progress")) {
      while (rows.next()) {
        progress.put(new Shard(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    }
    return progress;
  }

  /**
   * Stores what was read between two progresses.
   *
   * @throws OvertakenException if the stored progress is another one by now
   */
  static void apply(
      Connection connection, Batch batch, Map<Shard, Long> before, Map<Shard, Long> after)
      throws SQLException {
    for (var entry : after.entrySet()) {
      advance(connection, entry.getKey(), before.get(entry.getKey()), entry.getValue());
    }
    erase(connection, batch.erased());
    if (!batch.profiles().isEmpty()) {
      upsert(connection, batch.profiles());
      validate(connection, batch.profiles());
    }
  }

  /** Forgets the profiles and what was read, for a topic that was made anew. */
  static void clear(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("delete from profile");
      statement.execute("delete from directory_progress");
    }
  }

  private static void advance(Connection connection, Shard shard, Long before, long after)
      throws SQLException {
    var sql =
        before == null
            ? "insert into directory_progress (next_offset, topic, partition) values (?, ?, ?)"
                + " on conflict do nothing"
            : "update directory_progress set next_offset = ?"
                + " where topic = ? and partition = ? and next_offset = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, after);
      statement.setString(2, shard.topic());
      statement.setInt(3, shard.partition());
      if (before != null) {
        statement.setLong(4, before);
      }
      if (statement.executeUpdate() != 1) {
        throw new OvertakenException();
      }
    }
  }

  private static void erase(Connection connection, List<Long> erased) throws SQLException {
    if (erased.isEmpty()) {
      return;
    }
    var people = connection.createArrayOf("bigint", erased.toArray());
    try (var insert =
            connection.prepareStatement(
                "insert into erased_person (person) select unnest(?) on conflict do nothing");
        var delete = connection.prepareStatement("delete from profile where person = any (?)")) {
      insert.setArray(1, people);
      insert.executeUpdate();
      delete.setArray(1, people);
      delete.executeUpdate();
    }
  }

  private static void upsert(Connection connection, List<DirectoryProfile> profiles)
      throws SQLException {
    try (var upsert = connection.prepareStatement(UPSERT)) {
      for (var profile : profiles) {
        upsert.setLong(1, profile.person());
        upsert.setLong(2, profile.effectiveFrom());
        upsert.setLong(3, profile.version());
        upsert.setBoolean(4, profile.consent());
        upsert.setString(5, profile.region());
        upsert.setString(6, profile.tier());
        upsert.setString(7, profile.specialty());
        upsert.setArray(8, connection.createArrayOf("text", profile.segments().toArray()));
        upsert.setLong(9, profile.person());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void validate(Connection connection, List<DirectoryProfile> profiles)
      throws SQLException {
    var people = profiles.stream().map(DirectoryProfile::person).distinct().toArray();
    try (var update = connection.prepareStatement(VALIDITY)) {
      update.setArray(1, connection.createArrayOf("bigint", people));
      update.executeUpdate();
    }
  }
}
