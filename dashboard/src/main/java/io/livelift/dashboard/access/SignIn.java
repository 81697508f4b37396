package io.livelift.dashboard.access;

import io.javalin.http.Context;
import io.livelift.dashboard.api.Problem;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Begins and ends sessions. */
final class SignIn {
  private static final String TOO_OFTEN =
      "Too many attempts to sign in; wait as long as Retry-After says.";
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final AccessConfig config;
  private final Addresses addresses;
  private final SessionCookie cookie;
  private final Visitors visitors;
  private final AuditLog audit;
  private final Clock clock;

  /** Of one name from one address: somebody who guesses. */
  private final RateLimit pairs = new RateLimit(5, Duration.ofSeconds(30), TOO_OFTEN);

  /** Of one name from anywhere: many who guess. Looser, or anybody could lock somebody out. */
  private final RateLimit names = new RateLimit(50, Duration.ofSeconds(10), TOO_OFTEN);

  /** From one address: somebody who tries names. An office has one address, too. */
  private final RateLimit clients = new RateLimit(50, Duration.ofSeconds(5), TOO_OFTEN);

  private volatile long sweptNanos = System.nanoTime();

  SignIn(
      Transactions transactions,
      AccessConfig config,
      Addresses addresses,
      SessionCookie cookie,
      Visitors visitors,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.addresses = addresses;
    this.cookie = cookie;
    this.visitors = visitors;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Begins a session with a password.
   *
   * @throws Problem always the same one, whether the name or the password is wrong
   */
  Person withPassword(Context request, String name, String password) throws SQLException {
    requireSafe(request);
    var address = addresses.client(request.req());
    var lower = name.toLowerCase(Locale.ROOT);
    var pair = lower.length() + ":" + lower + address;
    clients.take(address);
    names.take(lower);
    pairs.take(pair);
    var person = transactions.of(Viewer.everything(), c -> People.byName(c, name)).orElse(null);
    var matches = Passwords.matches(password, person == null ? null : person.passwordHash());
    if (!matches || person.disabled()) {
      refused(name, address);
      throw Problem.unauthorized("The name or the password is wrong.");
    }
    clients.giveBack(address);
    names.giveBack(lower);
    pairs.giveBack(pair);
    begin(request, person, "password");
    return person;
  }

  /** Begins a session for somebody whom the identity provider has vouched for. */
  void withProvider(Context request, Person person) throws SQLException {
    requireSafe(request);
    if (person.disabled()) {
      refused(person.name(), addresses.client(request.req()));
      throw Problem.forbidden("This account is disabled.");
    }
    begin(request, person, "oidc");
  }

  /** Ends the session of the one who asks. */
  void end(Context request) throws SQLException {
    var secret = cookie.read(request.req());
    cookie.clear(request);
    if (secret.isEmpty()) {
      return;
    }
    transactions.of(
        Viewer.everything(),
        connection -> {
          Sessions.end(connection, Secrets.hash(secret.get()));
          audit.write(connection, request, Action.SIGNED_OUT, null, Map.of());
          return null;
        });
    visitors.forget();
  }

  /** Ends all sessions of somebody and begins a new one here: who knew the old ones is out. */
  void renew(Connection connection, Context request, int personNo) throws SQLException {
    Sessions.endAll(connection, personNo);
    issue(connection, request, personNo);
  }

  private void begin(Context request, Person person, String by) throws SQLException {
    // A session that was there before, by whomever it was planted, does not go on.
    var before = cookie.read(request.req());
    transactions.of(
        Viewer.everything(),
        connection -> {
          if (before.isPresent()) {
            Sessions.end(connection, Secrets.hash(before.get()));
          }
          issue(connection, request, person.personNo());
          sweep(connection);
          audit.write(
              connection,
              person.personNo(),
              person.name(),
              addresses.client(request.req()),
              Action.SIGNED_IN,
              null,
              Map.of("by", by));
          return null;
        });
    if (before.isPresent()) {
      visitors.forget();
    }
  }

  private void issue(Connection connection, Context request, int personNo) throws SQLException {
    var secret = Secrets.next();
    Sessions.begin(connection, Secrets.hash(secret), personNo, clock.instant());
    cookie.set(request, secret, config.longest());
  }

  private void sweep(Connection connection) throws SQLException {
    var nanos = System.nanoTime();
    if (nanos - sweptNanos > SWEEP_PAUSE.toNanos()) {
      sweptNanos = nanos;
      var now = clock.instant();
      Sessions.sweep(connection, now.minus(config.longest()), now.minus(config.idle()));
    }
  }

  private void refused(String name, String address) throws SQLException {
    transactions.of(
        Viewer.everything(),
        connection -> {
          audit.write(connection, null, name, address, Action.SIGN_IN_REFUSED, null, Map.of());
          return null;
        });
  }

  /**
   * @throws Problem if a session could be overheard on this connection
   */
  void requireSafe(Context request) {
    if (!cookie.isPossible(request.req())) {
      throw Problem.forbidden(
          "Sign-in needs an encrypted connection: put a proxy with TLS before the dashboard and name"
              + " it in access.trusted_proxies, or open the page on localhost.");
    }
  }
}
