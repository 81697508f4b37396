package io.livelift.dashboard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Knows who asks by the secret of a session or a token. What was found is remembered until rights
 * change, so that a thousand open pages do not ask Postgres who they are each second.
 */
final class Visitors {
  /** So often at most the use of a session is written down. */
  private static final Duration WRITE_USE = Duration.ofMinutes(1);

  private static final int MOST_REMEMBERED = 100_000;

  private final Transactions transactions;
  private final AccessConfig config;
  private final Clock clock;
  private final AccessVersion version;
  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  /** Somebody, and until when. */
  private static final class Known {
    private final Visitor visitor;
    private final Instant end;
    private volatile Instant seenAt;
    private volatile Instant writtenAt;

    Known(Visitor visitor, Instant end, Instant seenAt) {
      this.visitor = visitor;
      this.end = end;
      this.seenAt = seenAt;
      this.writtenAt = seenAt;
    }
  }

  Visitors(Transactions transactions, AccessConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
    this.version = new AccessVersion(transactions, this::forget);
  }

  /** Throws away what is remembered: after this process has changed rights. */
  void forget() {
    known.invalidateAll();
  }

  /**
   * Whose session it is; a session that has ended is nobody's. Asking counts as using it.
   *
   * @param lookUp is run before Postgres is asked, and may refuse that
   * @throws SQLException if Postgres cannot be asked
   */
  Optional<Visitor> ofSession(String secret, Runnable lookUp) throws SQLException {
    version.check();
    var hash = Secrets.hash(secret);
    var key = "s" + HexFormat.of().formatHex(hash);
    var found = known.getIfPresent(key);
    if (found == null) {
      lookUp.run();
      found = readSession(key, hash);
      if (found == null) {
        return Optional.empty();
      }
      known.put(key, found);
    }
    var now = clock.instant();
    if (!now.isBefore(found.end) || !now.isBefore(found.seenAt.plus(config.idle()))) {
      known.invalidate(key);
      end(hash);
      return Optional.empty();
    }
    found.seenAt = now;
    if (found.writtenAt.plus(WRITE_USE).isBefore(now)) {
      found.writtenAt = now;
      write(hash, now);
    }
    return Optional.of(found.visitor);
  }

  /**
   * Whose token it is; one that has expired or was revoked is nobody's.
   *
   * @param lookUp is run before Postgres is asked, and may refuse that
   * @throws SQLException if Postgres cannot be asked
   */
  Optional<Visitor> ofToken(String secret, Runnable lookUp) throws SQLException {
    version.check();
    var hash = Secrets.hash(secret);
    var key = "t" + HexFormat.of().formatHex(hash);
    var found = known.getIfPresent(key);
    if (found == null) {
      lookUp.run();
      found = readToken(key, hash);
      if (found == null) {
        return Optional.empty();
      }
      known.put(key, found);
    }
    return clock.instant().isBefore(found.end) ? Optional.of(found.visitor) : Optional.empty();
  }

  private Known readSession(String key, byte[] hash) throws SQLException {
    return transactions.of(
        Viewer.everything(),
        connection -> {
          var session = Sessions.find(connection, hash).orElse(null);
          if (session == null) {
            return null;
          }
          var person = People.byNumber(connection, session.personNo()).orElse(null);
          if (person == null || person.disabled()) {
            return null;
          }
          var visitor =
              new Visitor(
                  Visitor.Kind.SESSION,
                  person.personNo(),
                  person.name(),
                  person.role(),
                  person.rights(),
                  Viewer.person(person.personNo()),
                  person.mustChangePassword(),
                  key);
          return new Known(visitor, session.createdAt().plus(config.longest()), session.seenAt());
        });
  }

  private Known readToken(String key, byte[] hash) throws SQLException {
    return transactions.of(
        Viewer.everything(),
        connection -> {
          var token = Tokens.find(connection, hash).orElse(null);
          if (token == null) {
            return null;
          }
          var owner = People.byNumber(connection, token.personNo()).orElse(null);
          if (owner == null || owner.disabled()) {
            return null;
          }
          var visible = token.campaigns().stream().filter(owner.rights()::sees).toList();
          var visitor =
              new Visitor(
                  Visitor.Kind.TOKEN,
                  owner.personNo(),
                  owner.name(),
                  Role.VIEWER,
                  Rights.of(visible),
                  Viewer.token(owner.personNo(), token.tokenNo()),
                  false,
                  key);
          return new Known(visitor, token.expiresAt(), token.createdAt());
        });
  }

  private void write(byte[] hash, Instant now) throws SQLException {
    transactions.of(
        Viewer.everything(),
        connection -> {
          Sessions.seen(connection, hash, now);
          return null;
        });
  }

  private void end(byte[] hash) throws SQLException {
    transactions.of(
        Viewer.everything(),
        connection -> {
          Sessions.end(connection, hash);
          return null;
        });
  }
}
