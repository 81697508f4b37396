package io.livelift.dashboard.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An identity provider that speaks OpenID Connect. Its people come as viewers without campaigns,
 * unless a claim of theirs is mapped to more.
 *
 * @param issuer as the provider calls itself; its endpoints are read below {@code
 *     .well-known/openid-configuration}
 * @param clientSecret null for a public client
 * @param name what the page calls it
 * @param publicAddress where people find the dashboard, such as {@code https://live.example.com/}
 * @param scopes asked for besides {@code openid}
 * @param nameClaim the claim by which people are called
 * @param roleClaim the claim, a text or a list of them, that {@code roles} maps; null for none
 * @param roles by value of the claim; of several the greatest counts
 * @param campaignsClaim a claim with the ids of campaigns that are granted; null for none
 */
public record OidcConfig(
    URI issuer,
    String clientId,
    String clientSecret,
    String name,
    URI publicAddress,
    List<String> scopes,
    String nameClaim,
    String roleClaim,
    Map<String, Role> roles,
    String campaignsClaim) {
  public OidcConfig {
    Objects.requireNonNull(issuer, "access.oidc.issuer is not set.");
    Objects.requireNonNull(clientId, "access.oidc.client_id is not set.");
    Objects.requireNonNull(publicAddress, "access.oidc.public_address is not set.");
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
  }

  /** A provider with nothing mapped. */
  public static OidcConfig of(URI issuer, String clientId, String secret, URI publicAddress) {
    return new OidcConfig(
        issuer,
        clientId,
        secret,
        issuer.getHost(),
        publicAddress,
        List.of("profile", "email"),
        "preferred_username",
        null,
        Map.of(),
        null);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "OidcConfig[issuer=%s, clientId=%s]".formatted(issuer, clientId);
  }
}
