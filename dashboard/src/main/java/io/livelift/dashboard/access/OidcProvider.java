package io.livelift.dashboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Speaks with the identity provider: authorization code flow with PKCE, state and nonce.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, best current practice</a>
 */
final class OidcProvider {
  private static final int TIMEOUT_MS = 5000;

  /** Signed with a key of the provider; never with the client's secret, never unsigned. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final OidcConfig config;
  private final URI callback;
  private volatile Known known;

  /** What the provider says of itself, and its keys, which are read anew when they change. */
  private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  /** One attempt to sign in; it stays in the browser that began it. */
  record Attempt(String state, String nonce, String verifier) {
    static Attempt begin() {
      return new Attempt(Secrets.next(), Secrets.next(), Secrets.next());
    }
  }

  /** The provider cannot be used, or did not vouch for anybody; the message says why. */
  static final class NotVouched extends Exception {
    private static final long serialVersionUID = 1L;

    NotVouched(String why, Throwable cause) {
      super(why, cause);
    }
  }

  OidcProvider(OidcConfig config, URI callback) {
    this.config = config;
    this.callback = callback;
  }

  /** Where the browser is sent to sign in. */
  URI address(Attempt attempt) throws NotVouched {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, scope(), new ClientID(config.clientId()), callback)
        .endpointURI(known().metadata().getAuthorizationEndpointURI())
        .state(new State(attempt.state()))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who came back.
   *
   * @param returned the address to which the provider sent the browser, with its parameters
   * @throws NotVouched if it is not the answer to this attempt, or not one of the provider
   */
  IDTokenClaimsSet claims(Attempt attempt, URI returned) throws NotVouched {
    try {
      var answer = AuthenticationResponseParser.parse(returned);
      if (!new State(attempt.state()).equals(answer.getState())) {
        throw new NotVouched("The answer belongs to another attempt.", null);
      }
      if (answer.getIssuer() != null && !answer.getIssuer().equals(issuer())) {
        throw new NotVouched("The answer is of another provider.", null);
      }
      if (!answer.indicatesSuccess()) {
        var error = answer.toErrorResponse().getErrorObject();
        throw new NotVouched("The provider refused: " + error.getCode() + ".", null);
      }
      var grant =
          new AuthorizationCodeGrant(
              answer.toSuccessResponse().getAuthorizationCode(),
              callback,
              new CodeVerifier(attempt.verifier()));
      var request = request(grant).toHTTPRequest();
      request.setConnectTimeout(TIMEOUT_MS);
      request.setReadTimeout(TIMEOUT_MS);
      var response = OIDCTokenResponseParser.parse(request.send());
      if (!response.indicatesSuccess()) {
        var error = response.toErrorResponse().getErrorObject();
        throw new NotVouched("The provider gave no token: " + error.getCode() + ".", null);
      }
      var tokens = (com.nimbusds.openid.connect.sdk.OIDCTokenResponse) response.toSuccessResponse();
      return validator().validate(tokens.getOIDCTokens().getIDToken(), new Nonce(attempt.nonce()));
    } catch (GeneralException | IOException | IllegalArgumentException e) {
      throw new NotVouched("The provider's answer cannot be read.", e);
    } catch (BadJOSEException | JOSEException e) {
      throw new NotVouched("The provider's token does not hold: " + e.getMessage() + ".", e);
    }
  }

  private TokenRequest request(AuthorizationCodeGrant grant) throws NotVouched {
    var metadata = known().metadata();
    var endpoint = metadata.getTokenEndpointURI();
    var client = new ClientID(config.clientId());
    if (config.clientSecret() == null) {
      return new TokenRequest.Builder(endpoint, client, grant).build();
    }
    var secret = new Secret(config.clientSecret());
    var methods = metadata.getTokenEndpointAuthMethods();
    var onlyPost =
        methods != null
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    var authentication =
        onlyPost ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    return new TokenRequest.Builder(endpoint, authentication, grant).build();
  }

  private IDTokenValidator validator() throws NotVouched {
    return new IDTokenValidator(
        issuer(),
        new ClientID(config.clientId()),
        new JWSVerificationKeySelector<>(ALGORITHMS, known().keys()),
        null);
  }

  private Issuer issuer() {
    return new Issuer(config.issuer());
  }

  private Scope scope() {
    var scope = new Scope("openid");
    config.scopes().forEach(scope::add);
    return scope;
  }

  /** Read at the first use, so that the dashboard starts also while the provider is down. */
  private Known known() throws NotVouched {
    var result = known;
    if (result == null) {
      try {
        var metadata = OIDCProviderMetadata.resolve(issuer(), TIMEOUT_MS, TIMEOUT_MS);
        result =
            new Known(
                metadata,
                JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL())
                    .retrying(true)
                    .build());
        known = result;
      } catch (GeneralException | IOException e) {
        throw new NotVouched("The provider " + config.issuer() + " does not answer.", e);
      }
    }
    return result;
  }
}
