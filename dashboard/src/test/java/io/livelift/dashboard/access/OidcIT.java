package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with an identity provider: a real one over HTTP, with keys of its own. */
class OidcIT {
  private static final String CLIENT = "livelift-client";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final MockOAuth2Server provider = new MockOAuth2Server();
  private Staff staff;

  @BeforeEach
  void start() throws Exception {
    provider.start();
    staff = new Staff(config());
    staff.add("boss", Role.ADMINISTRATOR);
  }

  private AccessConfig config() {
    return AccessConfig.defaults()
        .withOidc(
            new OidcConfig(
                provider.issuerUrl("people").uri(),
                CLIENT,
                "a secret",
                "People",
                // The test itself goes where the provider sends the browser, at the port of the
                // moment.
                URI.create("http://127.0.0.1/"),
                List.of("profile"),
                "preferred_username",
                "groups",
                Map.of("marketing", Role.MANAGER, "owners", Role.ADMINISTRATOR),
                "campaigns"));
  }

  @AfterEach
  void stop() {
    staff.close();
    provider.shutdown();
  }

  private void says(String subject, Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback("people", subject, "JWT", List.of(CLIENT), claims, 300));
  }

  private static String location(Client client, String path) throws Exception {
    var answer = client.send("GET", path, null);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Where the provider sends the browser; it asks nobody for a password. */
  private static String callbackOf(String address) throws Exception {
    var answer =
        HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String path(String callback) {
    return callback.substring(callback.indexOf("oidc/callback"));
  }

  /** Goes the whole way; tells where it ends. */
  private String signIn(Client client) throws Exception {
    return location(client, path(callbackOf(location(client, "oidc/start?view=%3Fpage%3Dlift"))));
  }

  @Test
  void whoTheProviderVouchesForIsInWithWhatTheClaimsSay() throws Exception {
    says(
        "subject-1",
        Map.of(
            "preferred_username", "li@example.com",
            "groups", List.of("staff", "marketing"),
            "campaigns", List.of("spring")));
    var li = staff.client();
    assertThat(signIn(li)).isEqualTo("/?page=lift");
    var account = li.get("session").get("account");
    assertThat(account.get("name").asText()).isEqualTo("li@example.com");
    assertThat(account.get("role").asText()).isEqualTo("MANAGER");
    assertThat(account.get("campaigns").toString()).isEqualTo("[\"spring\"]");
    assertThat(li.status("campaigns/spring")).isEqualTo(200);
    assertThat(li.status("campaigns/autumn")).isEqualTo(404);

    says("subject-1", Map.of("preferred_username", "renamed"));
    var again = staff.client();
    signIn(again);
    account = again.get("session").get("account");
    assertThat(account.get("name").asText()).isEqualTo("li@example.com");
    assertThat(account.get("role").asText()).as("no group any more").isEqualTo("VIEWER");
    assertThat(account.get("campaigns")).isEmpty();
  }

  @Test
  void theNameOfALocalAccountGivesNoRightToIt() throws Exception {
    says("subject-2", Map.of("preferred_username", "boss"));
    var somebody = staff.client();
    signIn(somebody);
    var account = somebody.get("session").get("account");
    assertThat(account.get("name").asText()).isEqualTo("boss (People 2)");
    assertThat(account.get("role").asText()).isEqualTo("VIEWER");
  }

  @Test
  void anAnswerToAnotherAttemptIsRefused() throws Exception {
    says("subject-3", Map.of());
    var victim = staff.client();
    location(victim, "oidc/start");
    var attackersCallback = path(callbackOf(location(staff.client(), "oidc/start")));
    assertThat(location(victim, attackersCallback)).isEqualTo("/#signin-failed");
    assertThat(location(staff.client(), attackersCallback)).isEqualTo("/#signin-failed");
    assertThat(victim.get("session").get("account").isNull()).isTrue();
  }

  @Test
  void aTokenForAnotherNonceOrAudienceIsRefused() throws Exception {
    says("subject-4", Map.of());
    var client = staff.client();
    var tampered = location(client, "oidc/start").replaceFirst("nonce=[^&]*", "nonce=another");
    assertThat(location(client, path(callbackOf(tampered)))).isEqualTo("/#signin-failed");

    says("subject-4", Map.of("aud", "somebody-else"));
    assertThat(signIn(client)).isEqualTo("/#signin-failed");
    var entry = staff.store().access().audit().entries(Long.MAX_VALUE, null, 1).get(0);
    assertThat(entry.action()).isEqualTo("SIGN_IN_REFUSED");
    assertThat(entry.detail()).contains("oidc");
  }

  @Test
  void aStolenCodeIsNoUseWithoutItsVerifier() throws Exception {
    var client = staff.client();
    says("subject-5", Map.of());
    var tampered =
        location(client, "oidc/start")
            .replaceFirst(
                "code_challenge=[^&]*",
                "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    assertThat(location(client, path(callbackOf(tampered)))).isEqualTo("/#signin-failed");
  }

  @Test
  void whoIsDisabledStaysOut() throws Exception {
    says("subject-6", Map.of("preferred_username", "wang"));
    var wang = staff.client();
    signIn(wang);
    var number = wang.get("session").get("account").get("person_no").asInt();
    staff.signedIn("boss").send("PATCH", "people/" + number, "{\"disabled\": true}");
    assertThat(wang.status("campaigns")).isEqualTo(401);
    says("subject-6", Map.of("preferred_username", "wang"));
    assertThat(signIn(staff.client())).isEqualTo("/#account-disabled");
  }

  @Test
  void theAttemptStaysInTheBrowserThatBeganIt() throws Exception {
    var client = staff.client();
    var address = location(client, "oidc/start?view=%3Fpage%3Dlift");
    assertThat(address).contains("code_challenge_method=S256", "state=", "nonce=", "scope=openid");
    assertThat(client.setCookie()).contains("; HttpOnly", "; SameSite=Lax");
    assertThat(client.get("session").get("oidc").asText()).isEqualTo("People");
    says("subject-7", Map.of());
    var evil = staff.client();
    assertThat(
            location(
                evil, path(callbackOf(location(evil, "oidc/start?view=https://evil.example.com")))))
        .as("only a view of the page")
        .isEqualTo("/");
  }

  @Test
  void aProviderThatIsDownIsNoOtherFailure() throws Exception {
    staff.close();
    provider.shutdown();
    staff = new Staff(config());
    assertThat(location(staff.client(), "oidc/start")).isEqualTo("/#signin-failed");
    staff.add("local", Role.VIEWER);
    assertThat(staff.client().signIn("local", Staff.PASSWORD).statusCode()).isEqualTo(200);
  }
}
