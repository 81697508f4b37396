package io.livelift.dashboard.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who signed in, saw, exported and changed what. Postgres lets nobody change an entry. */
public final class AuditLog {
  /** Whoever keeps a campaign open leaves one entry in so long. */
  private static final Duration SEEN_AGAIN = Duration.ofHours(1);

  private static final int MOST_REMEMBERED = 100_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Transactions transactions;
  private final Addresses addresses;
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().expireAfterWrite(SEEN_AGAIN).maximumSize(MOST_REMEMBERED).build();

  AuditLog(Transactions transactions, Addresses addresses) {
    this.transactions = transactions;
    this.addresses = addresses;
  }

  /**
   * Writes down what the one who asks does, in a transaction of its own.
   *
   * @param campaignId null if it is about no single campaign
   */
  public void record(Context request, Action action, String campaignId, Map<String, ?> detail)
      throws SQLException {
    var visitor = Visitor.of(request);
    transactions.of(
        visitor.viewer(),
        connection -> {
          write(connection, request, action, campaignId, detail);
          return null;
        });
  }

  /** Writes it down in the transaction that does it, so that there is not one without the other. */
  public void write(
      Connection connection,
      Context request,
      Action action,
      String campaignId,
      Map<String, ?> detail)
      throws SQLException {
    var visitor = Visitor.of(request);
    write(
        connection,
        visitor.personNo(),
        visitor.name(),
        addresses.client(request.req()),
        action,
        campaignId,
        detail);
  }

  /**
   * Writes down that somebody sees a campaign, unless that was written a short time ago.
   *
   * @param campaignId null if it is all that they may see
   */
  public void saw(Context request, String campaignId) throws SQLException {
    var visitor = Visitor.of(request);
    if (visitor.kind() == Visitor.Kind.OPEN) {
      return;
    }
    var key = visitor.key() + ' ' + campaignId;
    if (seen.getIfPresent(key) == null) {
      record(
          request,
          campaignId == null ? Action.SAW_CAMPAIGNS : Action.SAW_CAMPAIGN,
          campaignId,
          Map.of("by", visitor.kind().name()));
      seen.put(key, true);
    }
  }

  /** Writes down what happens without somebody who has signed in. */
  void write(
      Connection connection,
      Integer personNo,
      String name,
      String address,
      Action action,
      String campaignId,
      Map<String, ?> detail)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into audit_entry (person_no, name, address, action, campaign_id, detail)"
                + " values (?, ?, ?, ?, ?, ?::jsonb)")) {
      insert.setObject(1, personNo, Types.INTEGER);
      insert.setString(2, name);
      insert.setString(3, address);
      insert.setString(4, action.name());
      insert.setString(5, campaignId);
      insert.setString(6, JSON.writeValueAsString(detail));
      insert.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A detail of an audit entry has no JSON form.", e);
    }
  }

  /**
   * Entries, newest first.
   *
   * @param before only entries with a smaller number
   * @param personNo null for all people
   */
  List<AuditEntry> entries(long before, Integer personNo, int limit) throws SQLException {
    return transactions.of(
        Viewer.everything(),
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select * from audit_entry where entry_no < ?"
                      + " and (?::integer is null or person_no = ?)"
                      + " order by entry_no desc limit ?")) {
            select.setLong(1, before);
            select.setObject(2, personNo, Types.INTEGER);
            select.setObject(3, personNo, Types.INTEGER);
            select.setInt(4, limit);
            List<AuditEntry> entries = new ArrayList<>();
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                entries.add(AuditEntry.of(rows));
              }
            }
            return entries;
          }
        });
  }
}
