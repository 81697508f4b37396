package io.livelift.dashboard.access;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Turns what the identity provider says of somebody into one of the dashboard's people. */
final class OidcPerson {
  private static final int LONGEST_NAME = 200;

  private final OidcConfig config;

  OidcPerson(OidcConfig config) {
    this.config = config;
  }

  /**
   * The person of these claims, added if new. Known by issuer and subject alone: that somebody has
   * the name of a local account gives no right to it. What a claim is mapped to is set at each
   * sign-in; what is not mapped stays as administrators have set it.
   */
  Person of(Connection connection, IDTokenClaimsSet claims) throws SQLException {
    var issuer = claims.getIssuer().getValue();
    var subject = claims.getSubject().getValue();
    var known = People.bySubject(connection, issuer, subject).orElse(null);
    var number =
        known == null
            ? People.addBySubject(
                connection, freeName(connection, name(claims)), Role.VIEWER, issuer, subject)
            : known.personNo();
    if (config.roleClaim() != null) {
      People.change(connection, number, role(claims), known != null && known.disabled());
    }
    if (config.campaignsClaim() != null) {
      People.grant(connection, number, new TreeSet<>(texts(claims, config.campaignsClaim())));
    }
    return People.byNumber(connection, number).orElseThrow();
  }

  /** The greatest role of those that the claim is mapped to. */
  private Role role(IDTokenClaimsSet claims) {
    return texts(claims, config.roleClaim()).stream()
        .map(config.roles()::get)
        .filter(Objects::nonNull)
        .min(Role::compareTo)
        .orElse(Role.VIEWER);
  }

  private String name(IDTokenClaimsSet claims) {
    var name =
        texts(claims, config.nameClaim()).stream()
            .findFirst()
            .orElse(claims.getSubject().getValue())
            .replaceAll("\\p{Cntrl}", "")
            .strip();
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private String freeName(Connection connection, String wanted) throws SQLException {
    var name = wanted;
    for (var i = 2; People.byName(connection, name).isPresent(); i++) {
      name = "%s (%s %d)".formatted(wanted, config.name(), i);
    }
    return name;
  }

  private static List<String> texts(IDTokenClaimsSet claims, String claim) {
    var value = claims.getClaim(claim);
    if (value instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return value instanceof String text && !text.isBlank() ? List.of(text) : List.of();
  }
}
