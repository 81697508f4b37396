package io.livelift.dashboard.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in and rights, as a whole. */
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  static final String BASE = "/api/v1";

  /** Two years, the least that browsers ask for of a host that is always encrypted is one. */
  private static final String HSTS = "max-age=63072000";

  private final AccessConfig config;
  private final Addresses addresses;
  private final Gate gate;
  private final AuditLog audit;
  private final SessionRoutes sessions;
  private final AccountRoutes accounts;
  private final PeopleRoutes people;
  private final Optional<OidcRoutes> oidc;

  /**
   * @param clock tells when sessions and tokens end
   * @throws IllegalArgumentException with one sentence if the configuration makes no sense
   */
  public Access(AccessConfig config, Transactions transactions, Clock clock) {
    this.config = config;
    this.addresses = new Addresses(config.trustedProxies());
    this.audit = new AuditLog(transactions, addresses);
    var cookie = new SessionCookie(addresses);
    var visitors = new Visitors(transactions, config, clock);
    var signIn = new SignIn(transactions, config, addresses, cookie, visitors, audit, clock);
    this.gate = new Gate(config, addresses, cookie, visitors);
    this.sessions = new SessionRoutes(config, signIn);
    this.accounts = new AccountRoutes(transactions, signIn, visitors, audit, clock);
    this.people = new PeopleRoutes(transactions, visitors, audit);
    this.oidc =
        Optional.ofNullable(config.oidc())
            .map(
                provider ->
                    new OidcRoutes(provider, transactions, addresses, signIn, audit, visitors));
  }

  /** Sees to it that somebody can sign in; nobody need where there is no sign-in. */
  public Optional<FirstAdministrator> firstAdministrator(
      StoreConfig store, Transactions transactions) {
    if (!config.signIn()) {
      return Optional.empty();
    }
    var first = new FirstAdministrator(store, transactions, audit);
    first.start();
    return Optional.of(first);
  }

  /** Puts the gate before all routes of the API, and adds those of people and sessions. */
  public void routes(JavalinConfig javalin) {
    javalin.routes.before(this::encrypted);
    javalin.routes.beforeMatched(gate::check);
    sessions.routes(javalin);
    if (config.signIn()) {
      accounts.routes(javalin);
      people.routes(javalin);
      oidc.ifPresent(routes -> routes.routes(javalin));
    }
  }

  public AuditLog audit() {
    return audit;
  }

  /**
   * Whether a request may have the stream of epochs; if so, what tells later whether it still may.
   */
  public Optional<BooleanSupplier> admit(HttpServletRequest request) {
    try {
      return gate.admits(request) ? Optional.of(() -> staysAdmitted(request)) : Optional.empty();
    } catch (SQLException e) {
      LOG.warn("Postgres did not say who asks for the stream: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** While Postgres is down nobody is sent away: the stream tells only that there are epochs. */
  private boolean staysAdmitted(HttpServletRequest request) {
    try {
      return gate.admits(request);
    } catch (SQLException e) {
      return true;
    }
  }

  private void encrypted(Context request) {
    if (addresses.isSecure(request.req())) {
      request.header("Strict-Transport-Security", HSTS);
    }
  }
}
