package io.livelift.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.livelift.dashboard.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Before anything of the API is answered: who asks, and whether they may. */
final class Gate {
  private static final String API = "/api/";
  private static final String BEARER = "Bearer ";
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final AccessConfig config;
  private final Addresses addresses;
  private final SessionCookie cookie;
  private final Visitors visitors;
  private final RateLimit requests =
      new RateLimit(
          400,
          Duration.ofMillis(25),
          "That is too many requests; wait as long as Retry-After says.");
  private final RateLimit strangers =
      new RateLimit(
          2000,
          Duration.ofMillis(20),
          "That is too many requests without sign-in; wait as long as Retry-After says.");

  Gate(AccessConfig config, Addresses addresses, SessionCookie cookie, Visitors visitors) {
    this.config = config;
    this.addresses = addresses;
    this.cookie = cookie;
    this.visitors = visitors;
  }

  /**
   * Looks at a request whose route is known.
   *
   * @throws Problem if it shall not be answered
   * @throws SQLException if it is not known whether it shall
   */
  void check(Context request) throws SQLException {
    // The route's own pattern, not the path that was sent, which can be written in many ways.
    var route = request.endpoints().matchedHttpEndpoint();
    if (route == null || !route.path.startsWith(API)) {
      return;
    }
    var reads = READING.contains(request.method());
    var need = need(request, reads);
    var visitor =
        need == Need.ANYBODY && reads ? visitorIfKnown(request.req()) : visitor(request.req());
    visitor.ifPresent(known -> known.asks(request));
    if (!reads) {
      requireOwnPage(request.req(), visitor);
    }
    if (need == Need.ANYBODY) {
      return;
    }
    require(visitor.orElseThrow(() -> stranger(request.req())), need, reads);
  }

  /** Whether a request may have what everybody may have who has signed in. */
  boolean admits(HttpServletRequest request) throws SQLException {
    return visitor(request).filter(visitor -> !visitor.mustChangePassword()).isPresent();
  }

  private static Need need(Context request, boolean reads) {
    return request.routeRoles().stream()
        .filter(Need.class::isInstance)
        .map(Need.class::cast)
        .findFirst()
        .orElse(reads ? Need.SIGNED_IN : Need.MANAGER);
  }

  private void require(Visitor visitor, Need need, boolean reads) {
    if (visitor.kind() != Visitor.Kind.OPEN) {
      requests.take(visitor.key());
    }
    if (visitor.kind() == Visitor.Kind.TOKEN && (!reads || need == Need.ACCOUNT)) {
      throw Problem.forbidden("A token reads numbers; for anything else sign in.");
    }
    if (visitor.mustChangePassword() && need != Need.ACCOUNT) {
      throw Problem.forbidden("The one-time password must be changed first.");
    }
    switch (need) {
      case MANAGER -> requireRole(visitor, Role.MANAGER);
      case ADMINISTRATOR -> requireRole(visitor, Role.ADMINISTRATOR);
      case ANYBODY, ACCOUNT, SIGNED_IN -> {}
    }
  }

  private static void requireRole(Visitor visitor, Role role) {
    if (!visitor.role().includes(role)) {
      throw Problem.forbidden(
          role == Role.ADMINISTRATOR
              ? "Only administrators may do this."
              : "Only managers and administrators may do this.");
    }
  }

  private Problem stranger(HttpServletRequest request) {
    strangers.take(addresses.client(request));
    return Problem.unauthorized();
  }

  private Optional<Visitor> visitorIfKnown(HttpServletRequest request) {
    try {
      return visitor(request);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private Optional<Visitor> visitor(HttpServletRequest request) throws SQLException {
    if (!config.signIn()) {
      requireThisMachine(request);
      return Optional.of(Visitor.open());
    }
    // Whoever tries secrets has Postgres look each of them up.
    Runnable lookUp = () -> strangers.take(addresses.client(request));
    var authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return visitors.ofToken(authorization.substring(BEARER.length()).strip(), lookUp);
    }
    var secret = cookie.read(request);
    return secret.isPresent() ? visitors.ofSession(secret.get(), lookUp) : Optional.empty();
  }

  /** A foreign page cannot have its own host name point to this machine and read what is open. */
  private void requireThisMachine(HttpServletRequest request) {
    if (!addresses.isLoopback(request)) {
      throw Problem.forbidden("Without sign-in this dashboard answers to localhost only.");
    }
  }

  /** Other sites can make a browser send requests, with cookies of an older browser even. */
  private void requireOwnPage(HttpServletRequest request, Optional<Visitor> visitor) {
    var kind = visitor.map(Visitor::kind).orElse(null);
    if (kind == Visitor.Kind.TOKEN) {
      return;
    }
    if (!addresses.isSameOrigin(request, kind == Visitor.Kind.OPEN)) {
      throw Problem.forbidden("Only the dashboard's own page may do this.");
    }
  }
}
