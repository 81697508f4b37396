package io.livelift.dashboard.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.api.Problem;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends browsers to the identity provider, and takes them in again. What belongs to an attempt
 * stays in a cookie of the browser, so any of several dashboards can take it in. It is lax: the
 * provider's redirect has to bring it.
 */
final class OidcRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
  private static final String CALLBACK = "/oidc/callback";
  private static final String COOKIE = "livelift-oidc";
  private static final int MINUTES = 10;
  private static final int LONGEST_QUERY = 1000;

  /** Where the page reads that nobody was vouched for. */
  private static final String FAILED = "/#signin-failed";

  private static final String DISABLED = "/#account-disabled";

  private final OidcConfig config;
  private final Transactions transactions;
  private final Addresses addresses;
  private final SignIn signIn;
  private final AuditLog audit;
  private final Visitors visitors;
  private final OidcProvider provider;
  private final OidcPerson people;
  private final RateLimit attempts =
      new RateLimit(
          50,
          Duration.ofSeconds(2),
          "Too many attempts to sign in; wait as long as Retry-After says.");

  /** An attempt and the view that was asked for. */
  private record Begun(OidcProvider.Attempt attempt, String query) {}

  OidcRoutes(
      OidcConfig config,
      Transactions transactions,
      Addresses addresses,
      SignIn signIn,
      AuditLog audit,
      Visitors visitors) {
    this.config = config;
    this.transactions = transactions;
    this.addresses = addresses;
    this.signIn = signIn;
    this.audit = audit;
    this.visitors = visitors;
    this.provider = new OidcProvider(config, callback());
    this.people = new OidcPerson(config);
  }

  void routes(JavalinConfig javalin) {
    javalin.routes.get(Access.BASE + "/oidc/start", this::start, Need.ANYBODY);
    javalin.routes.get(Access.BASE + CALLBACK, this::callback, Need.ANYBODY);
  }

  private URI callback() {
    return config.publicAddress().resolve(Access.BASE + CALLBACK);
  }

  private void start(Context request) {
    signIn.requireSafe(request);
    attempts.take(addresses.client(request.req()));
    var attempt = OidcProvider.Attempt.begin();
    try {
      var target = provider.address(attempt);
      setCookie(request, write(attempt, query(request)), MINUTES * 60);
      redirect(request, target.toString());
    } catch (OidcProvider.NotVouched e) {
      LOG.warn("{}", e.getMessage(), e.getCause());
      redirect(request, FAILED);
    }
  }

  private void callback(Context request) throws SQLException {
    signIn.requireSafe(request);
    attempts.take(addresses.client(request.req()));
    var begun = read(request);
    setCookie(request, "", 0);
    if (begun.isEmpty()) {
      refused(request, "There is no attempt in this browser, or it is too old.");
      redirect(request, FAILED);
      return;
    }
    try {
      var returned = URI.create(callback() + "?" + request.queryString());
      var claims = provider.claims(begun.get().attempt(), returned);
      var person = transactions.of(Viewer.everything(), c -> people.of(c, claims));
      visitors.forget();
      signIn.withProvider(request, person);
      redirect(request, "/" + begun.get().query());
    } catch (OidcProvider.NotVouched e) {
      LOG.warn("{}", e.getMessage(), e.getCause());
      refused(request, e.getMessage());
      redirect(request, FAILED);
    } catch (Problem e) {
      LOG.warn("{}", e.getMessage());
      redirect(request, DISABLED);
    }
  }

  private void refused(Context request, String why) throws SQLException {
    transactions.of(
        Viewer.everything(),
        connection -> {
          audit.write(
              connection,
              null,
              null,
              addresses.client(request.req()),
              Action.SIGN_IN_REFUSED,
              null,
              Map.of("by", "oidc", "why", why));
          return null;
        });
  }

  /** The view that is shown afterwards; only ever one of this page. */
  private static String query(Context request) {
    var query = request.queryParam("view");
    return query == null || !query.matches("\\?[!-~]{0," + LONGEST_QUERY + "}") ? "" : query;
  }

  private static void redirect(Context request, String target) {
    request.status(302).header("Location", target).header("Cache-Control", "no-store");
  }

  private void setCookie(Context request, String value, int seconds) {
    var secure = addresses.isSecure(request.req());
    request
        .res()
        .addHeader(
            "Set-Cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(name(secure), value, seconds, secure ? "; Secure" : ""));
  }

  private static String name(boolean secure) {
    return secure ? "__Host-" + COOKIE : COOKIE;
  }

  private static String write(OidcProvider.Attempt attempt, String query) {
    var text = String.join("\n", attempt.state(), attempt.nonce(), attempt.verifier(), query);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Begun> read(Context request) {
    var value = request.cookie(name(addresses.isSecure(request.req())));
    if (value == null) {
      return Optional.empty();
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split("\n", -1);
      return parts.length == 4
          ? Optional.of(new Begun(new OidcProvider.Attempt(parts[0], parts[1], parts[2]), parts[3]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
