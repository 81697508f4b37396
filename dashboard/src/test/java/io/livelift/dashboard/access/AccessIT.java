package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livelift.dashboard.api.ApiClient;
import io.livelift.dashboard.store.Viewer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of sign-in and rights, from the outside. */
class AccessIT {
  /** What anybody may ask. */
  private static final Set<String> PUBLIC =
      Set.of("/vocabulary", "/regions", "/health", "/openapi.yaml", "/session");

  private Staff staff;

  @BeforeEach
  void start() throws SQLException {
    staff = new Staff();
  }

  @AfterEach
  void stop() {
    staff.close();
  }

  private static List<String> campaigns(Client client) throws Exception {
    return client.get("campaigns").get("campaigns").findValuesAsText("campaign_id");
  }

  private List<String> actions() throws Exception {
    return staff.store().access().audit().entries(Long.MAX_VALUE, null, 100).stream()
        .map(AuditEntry::action)
        .toList();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    var deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (!condition.call()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void whoHasNotSignedInGetsNothingThatIsNotForAll() throws Exception {
    var paths =
        new YAMLMapper()
            .readTree(AccessIT.class.getResource("/openapi/livelift-v1.yaml"))
            .get("paths");
    List<String> asked = new ArrayList<>();
    for (var path : (Iterable<String>) paths::fieldNames) {
      for (var verb : (Iterable<String>) paths.get(path)::fieldNames) {
        if (Set.of("get", "post", "put", "patch", "delete").contains(verb)
            && !PUBLIC.contains(path)
            && !path.startsWith("/oidc/")) {
          var answer =
              staff
                  .client()
                  .send(verb.toUpperCase(), path.substring(1).replaceAll("\\{\\w+}", "1"), null);
          assertThat(answer.statusCode()).as(verb + " " + path).isEqualTo(401);
          assertThat(answer.body()).as(verb + " " + path).contains("Sign in first");
          asked.add(path);
        }
      }
    }
    assertThat(asked).contains("/campaigns/{id}/cells", "/people", "/stream", "/epochs/latest");
    for (var path : PUBLIC) {
      assertThat(staff.client().status(path.substring(1))).as(path).isEqualTo(200);
    }
    assertThat(staff.client().get("session").get("account").isNull()).isTrue();
    assertThat(staff.client().status("../v1/campaigns")).isEqualTo(401);
    assertThat(staff.client().status("%63ampaigns")).isIn(401, 404);
  }

  @Test
  void answersAreAsTheContractSays() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var boss = staff.signedIn("boss");
    var contract = new ApiClient(staff.store().address());
    var person = boss.send("POST", "people", "{\"name\": \"li\", \"role\": \"MANAGER\"}");
    assertThat(contract.violations(person.body(), "OneTimePassword")).isEmpty();
    var token =
        boss.send(
            "POST",
            "account/tokens",
            "{\"name\": \"BI\", \"campaigns\": [\"spring\"], \"days\": 30}");
    assertThat(contract.violations(token.body(), "IssuedToken")).isEmpty();
    for (var answer :
        Map.of(
                "session", "Session",
                "people", "People",
                "tokens", "Tokens",
                "account/tokens", "Tokens",
                "audit-entries", "AuditEntries")
            .entrySet()) {
      var body = boss.send("GET", answer.getKey(), null).body();
      assertThat(contract.violations(body, answer.getValue())).as(body).isEmpty();
    }
    var stranger = staff.client();
    assertThat(contract.violations(stranger.send("GET", "session", null).body(), "Session"))
        .isEmpty();
    assertThat(contract.violations(stranger.send("GET", "people", null).body(), "Problem"))
        .isEmpty();
  }

  @Test
  void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
    staff.add("li", Role.VIEWER);
    var wrongPassword = staff.client().signIn("li", "something else");
    var wrongName = staff.client().signIn("nobody", Staff.PASSWORD);
    assertThat(wrongPassword.statusCode()).isEqualTo(401);
    assertThat(wrongName.statusCode()).isEqualTo(401);
    assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    assertThat(wrongName.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(staff.client().signIn("LI", Staff.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(actions()).containsExactly("SIGNED_IN", "SIGN_IN_REFUSED", "SIGN_IN_REFUSED");
  }

  @Test
  void guessingIsSlowedDown() throws Exception {
    staff.add("li", Role.VIEWER);
    for (var i = 0; i < 5; i++) {
      assertThat(staff.client().signIn("li", "guess " + i).statusCode()).isEqualTo(401);
    }
    var refused = staff.client().signIn("li", Staff.PASSWORD);
    assertThat(refused.statusCode()).as("also with the right one").isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 31L);
    assertThat(refused.body()).contains("Too many attempts");
    staff.add("wang", Role.VIEWER);
    assertThat(staff.client().signIn("wang", Staff.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void everybodySeesTheCampaignsThatTheyWereGranted() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    staff.add("li", Role.MANAGER, "spring");
    staff.add("wang", Role.VIEWER);
    assertThat(campaigns(staff.signedIn("boss"))).containsExactly("autumn", "spring");
    var li = staff.signedIn("li");
    assertThat(campaigns(li)).containsExactly("spring");
    assertThat(li.status("campaigns/spring/summary")).isEqualTo(200);
    for (var path : List.of("campaigns/autumn", "campaigns/autumn/cells", "campaigns/guess")) {
      var answer = li.send("GET", path, null);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("There is no such campaign.");
    }
    assertThat(campaigns(staff.signedIn("wang"))).isEmpty();
  }

  @Test
  void aRevokedGrantBitesAtOnceAlsoWhereItWasRevokedElsewhere() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var number = staff.add("li", Role.MANAGER, "spring", "autumn");
    var li = staff.signedIn("li");
    var boss = staff.signedIn("boss");
    assertThat(campaigns(li)).hasSize(2);
    var granted =
        boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": [\"spring\"]}");
    assertThat(granted.statusCode()).isEqualTo(204);
    assertThat(campaigns(li)).containsExactly("spring");
    assertThat(li.status("campaigns/autumn")).isEqualTo(404);
    staff
        .store()
        .transactions()
        .of(
            Viewer.everything(),
            connection -> {
              People.grant(connection, number, List.of());
              return null;
            });
    eventually(() -> campaigns(li).isEmpty());
    assertThat(li.status("campaigns/spring")).isEqualTo(404);
  }

  @Test
  void aSessionEndsWhenIdleWhenOldAndWhenSignedOut() throws Exception {
    staff.add("li", Role.VIEWER);
    var idle = staff.signedIn("li");
    staff.wait(Duration.ofHours(11));
    assertThat(idle.status("campaigns")).isEqualTo(200);
    staff.wait(Duration.ofHours(11));
    assertThat(idle.status("campaigns")).as("was used in between").isEqualTo(200);
    staff.wait(Duration.ofHours(12).plusSeconds(1));
    assertThat(idle.status("campaigns")).isEqualTo(401);

    var old = staff.signedIn("li");
    for (var i = 0; i < 15; i++) {
      staff.wait(Duration.ofHours(11));
      assertThat(old.status("campaigns")).isEqualTo(200);
    }
    staff.wait(Duration.ofHours(4));
    assertThat(old.status("campaigns")).isEqualTo(401);

    var left = staff.signedIn("li");
    var stolen = left.cookie();
    assertThat(left.send("DELETE", "session", null).statusCode()).isEqualTo(204);
    assertThat(left.cookie()).isNull();
    assertThat(staff.client().cookie(stolen).status("campaigns")).isEqualTo(401);
  }

  @Test
  void aSessionThatSomebodyPlantedIsNotTakenOver() throws Exception {
    staff.add("li", Role.VIEWER);
    staff.add("mallory", Role.VIEWER);
    var mallory = staff.signedIn("mallory");
    var planted = mallory.cookie();
    var li = staff.client().cookie(planted);
    li.signIn("li", Staff.PASSWORD);
    assertThat(li.cookie()).isNotEqualTo(planted);
    assertThat(li.get("session").get("account").get("name").asText()).isEqualTo("li");
    assertThat(mallory.cookie(planted).status("campaigns")).isEqualTo(401);
    var chosen = planted.replaceFirst("=.*", "=chosen-by-somebody");
    assertThat(staff.client().cookie(chosen).status("campaigns")).isEqualTo(401);
  }

  @Test
  void theOneTimePasswordMustBeChangedFirst() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var boss = staff.signedIn("boss");
    var added =
        boss.json(
            "POST",
            "people",
            "{\"name\": \"li@example.com\", \"role\": \"MANAGER\", \"campaigns\": [\"spring\"]}");
    var oneTime = added.get("one_time_password").asText();
    var li = staff.client();
    assertThat(li.signIn("li@example.com", oneTime).statusCode()).isEqualTo(200);
    var elsewhere = staff.client();
    elsewhere.signIn("li@example.com", oneTime);
    assertThat(li.get("session").get("account").get("must_change_password").asBoolean()).isTrue();
    assertThat(li.status("campaigns")).isEqualTo(403);
    assertThat(li.status("stream")).isEqualTo(401);

    assertThat(li.changePassword(oneTime, "short").statusCode()).isEqualTo(400);
    assertThat(li.changePassword(oneTime, "aaaaaaaaaaaaaaaa").statusCode()).isEqualTo(400);
    assertThat(li.changePassword(oneTime, "my li@example.com 1").statusCode()).isEqualTo(400);
    assertThat(li.changePassword(oneTime, oneTime).statusCode()).isEqualTo(400);
    assertThat(li.changePassword("guess", "a long new password").statusCode()).isEqualTo(403);
    var before = li.cookie();
    assertThat(li.changePassword(oneTime, "a long new password").statusCode()).isEqualTo(204);
    assertThat(li.cookie()).isNotEqualTo(before);
    assertThat(campaigns(li)).containsExactly("spring");
    assertThat(elsewhere.status("session")).isEqualTo(200);
    assertThat(elsewhere.get("session").get("account").isNull()).as("is out").isTrue();
    assertThat(staff.client().signIn("li@example.com", oneTime).statusCode()).isEqualTo(401);
  }

  @Test
  void anotherSiteCannotActForSomebody() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var boss = staff.signedIn("boss");
    var person = "{\"name\": \"evil\", \"role\": \"ADMINISTRATOR\"}";
    var own = "http://" + staff.store().address().getAuthority();
    boss.header("Origin", "https://evil.example.com");
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(403);
    boss.header("Origin", "null");
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(403);
    boss.header("Origin", null);
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(403);
    boss.header("Origin", own).header("Sec-Fetch-Site", "cross-site");
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(403);
    boss.header("Sec-Fetch-Site", "same-site");
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(403);
    boss.header("Sec-Fetch-Site", null).header("Content-Type", "text/plain");
    assertThat(boss.send("POST", "people", person).statusCode()).isEqualTo(415);
    var stranger = staff.client().header("Origin", "https://evil.example.com");
    assertThat(stranger.signIn("boss", Staff.PASSWORD).statusCode())
        .as("nor sign somebody in under another name")
        .isEqualTo(403);
    assertThat(staff.signedIn("boss").get("people").get("people")).hasSize(1);
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSites() throws Exception {
    staff.add("li", Role.VIEWER);
    var li = staff.signedIn("li");
    assertThat(li.setCookie())
        .startsWith("livelift-" + staff.store().address().getPort() + "=")
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
        .doesNotContain("Domain");
    li.header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "live.example.com");
    assertThat(li.send("GET", "session", null).headers().firstValue("Strict-Transport-Security"))
        .as("only a trusted proxy is believed")
        .isEmpty();
  }

  @Test
  void behindATrustedProxyWithTlsTheCookieIsBoundToTheHost() throws Exception {
    staff.close();
    staff =
        new Staff(AccessConfig.defaults().withTrustedProxies(List.of("127.0.0.1", "10.0.0.0/8")));
    staff.add("li", Role.VIEWER);
    var li =
        staff
            .client()
            .header("X-Forwarded-For", "192.0.2.66, 192.0.2.7, 10.1.2.3")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "live.example.com")
            .header("Origin", "https://live.example.com");
    var answer = li.signIn("li", Staff.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(li.setCookie()).startsWith("__Host-livelift=").contains("; Secure", "; Path=/");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(li.status("campaigns")).isEqualTo(200);
    var entry = staff.store().access().audit().entries(Long.MAX_VALUE, null, 1).get(0);
    assertThat(entry.address()).isEqualTo("192.0.2.7");

    li.header("X-Forwarded-Proto", "http").header("Origin", "http://live.example.com");
    assertThat(li.status("campaigns")).as("a cookie is not taken in plain").isEqualTo(401);
    var plain = li.signIn("li", Staff.PASSWORD);
    assertThat(plain.statusCode()).isEqualTo(403);
    assertThat(plain.body()).contains("needs an encrypted connection");
  }

  @Test
  void onlyAdministratorsKeepPeople() throws Exception {
    staff.add("li", Role.MANAGER, "spring");
    var li = staff.signedIn("li");
    for (var path : List.of("people", "tokens", "audit-entries")) {
      assertThat(li.status(path)).as(path).isEqualTo(403);
    }
    assertThat(li.send("POST", "people", "{\"name\": \"x\", \"role\": \"VIEWER\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void somebodyStaysAdministratorAndWhoIsDisabledIsOut() throws Exception {
    var bossNo = staff.add("boss", Role.ADMINISTRATOR);
    var liNo = staff.add("li", Role.MANAGER, "spring");
    var boss = staff.signedIn("boss");
    var li = staff.signedIn("li");
    for (var change : List.of("{\"role\": \"VIEWER\"}", "{\"disabled\": true}")) {
      var refused = boss.send("PATCH", "people/" + bossNo, change);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Somebody must stay administrator.");
    }
    assertThat(boss.send("PATCH", "people/" + liNo, "{\"disabled\": true}").statusCode())
        .isEqualTo(204);
    assertThat(li.status("campaigns")).isEqualTo(401);
    assertThat(staff.client().signIn("li", Staff.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(boss.send("PATCH", "people/77", "{}").statusCode()).isEqualTo(404);
    assertThat(boss.send("POST", "people", "{\"name\": \"LI\", \"role\": \"VIEWER\"}").statusCode())
        .isEqualTo(409);
    assertThat(boss.send("POST", "people", "{\"nmae\": \"x\"}").body()).contains("no field nmae");
  }

  @Test
  void aTokenReadsItsCampaignsAndNothingElse() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var issued =
        staff
            .signedIn("boss")
            .json(
                "POST",
                "account/tokens",
                "{\"name\": \"BI\", \"campaigns\": [\"spring\"], \"days\": 30}");
    var token = issued.get("token").asText();
    assertThat(token).startsWith("livelift_");
    var program = staff.client().header("Authorization", "Bearer " + token);
    assertThat(campaigns(program)).containsExactly("spring");
    assertThat(program.status("campaigns/spring/summary")).isEqualTo(200);
    assertThat(program.status("campaigns/autumn")).isEqualTo(404);
    for (var path : List.of("people", "tokens", "audit-entries", "account/tokens")) {
      assertThat(program.status(path)).as(path).isEqualTo(403);
    }
    assertThat(
            program
                .send(
                    "POST",
                    "account/tokens",
                    "{\"name\": \"more\", \"campaigns\": [\"spring\"], \"days\": 30}")
                .statusCode())
        .isEqualTo(403);
    assertThat(program.changePassword(Staff.PASSWORD, "another long one").statusCode())
        .isEqualTo(403);
    assertThat(staff.client().header("Authorization", "Bearer nonsense").status("campaigns"))
        .isEqualTo(401);

    staff.wait(Duration.ofDays(30).plusSeconds(1));
    assertThat(program.status("campaigns")).as("expired").isEqualTo(401);
  }

  @Test
  void aTokenCanBeRevokedAndIsForWhatItsOwnerSees() throws Exception {
    var number = staff.add("li", Role.MANAGER, "spring");
    staff.add("boss", Role.ADMINISTRATOR);
    var li = staff.signedIn("li");
    assertThat(
            li.send(
                    "POST",
                    "account/tokens",
                    "{\"name\": \"BI\", \"campaigns\": [\"autumn\"], \"days\": 30}")
                .statusCode())
        .isEqualTo(404);
    var issued =
        li.json(
            "POST",
            "account/tokens",
            "{\"name\": \"BI\", \"campaigns\": [\"spring\"], \"days\": 30}");
    var program = staff.client().header("Authorization", "Bearer " + issued.get("token").asText());
    assertThat(campaigns(program)).containsExactly("spring");
    assertThat(li.get("account/tokens").toString()).doesNotContain(issued.get("token").asText());

    var boss = staff.signedIn("boss");
    boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": []}");
    assertThat(campaigns(program)).isEmpty();
    boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": [\"spring\"]}");
    assertThat(campaigns(program)).hasSize(1);
    var path = "tokens/" + issued.get("token_no").asInt();
    assertThat(boss.send("DELETE", path, null).statusCode()).isEqualTo(204);
    assertThat(program.status("campaigns")).isEqualTo(401);
    assertThat(boss.send("DELETE", path, null).statusCode()).isEqualTo(404);
  }

  @Test
  void theLogSaysWhoSawAndChangedWhat() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var number = staff.add("li", Role.MANAGER, "spring");
    var li = staff.signedIn("li");
    for (var i = 0; i < 3; i++) {
      li.get("campaigns/spring/summary");
    }
    var boss = staff.signedIn("boss");
    boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": [\"autumn\"]}");
    assertThat(actions())
        .containsExactly("GRANTS_CHANGED", "SIGNED_IN", "SAW_CAMPAIGN", "SIGNED_IN");
    JsonNode entries = boss.get("audit-entries?limit=3").get("entries");
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0).get("detail").toString())
        .contains("\"granted\":[\"autumn\"]", "\"revoked\":[\"spring\"]");
    assertThat(entries.get(2).get("name").asText()).isEqualTo("li");
    assertThat(entries.get(2).get("campaign_id").asText()).isEqualTo("spring");
    assertThat(entries.get(2).get("address").asText()).isEqualTo("127.0.0.1");
    var older = boss.get("audit-entries?before=" + entries.get(2).get("entry_no").asText());
    assertThat(older.get("entries")).hasSize(1);
    assertThat(boss.get("audit-entries?person=" + number).get("entries")).hasSize(2);
  }

  @Test
  void theStreamNeedsASessionAndEndsWithIt() throws Exception {
    staff.add("li", Role.VIEWER);
    assertThat(staff.client().status("stream")).isEqualTo(401);
    var li = staff.signedIn("li");
    var request =
        HttpRequest.newBuilder(staff.store().address().resolve("/api/v1/stream"))
            .header("Cookie", li.cookie())
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(li.send("DELETE", "session", null).statusCode()).isEqualTo(204);
    // The server looks at each sign of life; the lines end when it ends the stream.
    assertThat(answer.body().filter(line -> line.startsWith("event: epoch"))).hasSize(1);
  }

  @Test
  void whoAsksTooOftenIsToldToWait() throws Exception {
    staff.add("li", Role.VIEWER);
    staff.add("wang", Role.VIEWER);
    var li = staff.signedIn("li");
    var statuses = new ArrayList<Integer>();
    for (var i = 0; i < 1500 && !statuses.contains(429); i++) {
      statuses.add(li.status("epochs/latest"));
    }
    assertThat(statuses).contains(429);
    assertThat(statuses.indexOf(429)).isGreaterThanOrEqualTo(400);
    assertThat(staff.signedIn("wang").status("epochs/latest")).isEqualTo(200);
  }

  @Test
  void theFirstStartMakesOneAdministrator() throws Exception {
    var access = staff.store().access();
    List<FirstAdministrator> starts =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    access
                        .firstAdministrator(staff.store().store(), staff.store().transactions())
                        .orElseThrow())
            .toList();
    List<FirstAdministrator.OneTimePassword> made = new ArrayList<>();
    for (var start : starts) {
      start.made().get(20, TimeUnit.SECONDS).ifPresent(made::add);
    }
    assertThat(made).hasSize(1);
    assertThat(made.get(0).toString()).doesNotContain(made.get(0).password());
    var admin = staff.client();
    assertThat(admin.signIn("admin", made.get(0).password()).statusCode()).isEqualTo(200);
    assertThat(admin.changePassword(made.get(0).password(), "a password of mine").statusCode())
        .isEqualTo(204);
    assertThat(campaigns(admin)).hasSize(2);
  }

  @Test
  void whoeverRunsTheDashboardCanLetSomebodyInAgain() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var boss = staff.signedIn("boss");
    var given = OneTimePasswords.give(staff.store().store(), "boss");
    assertThat(staff.client().signIn("boss", Staff.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(staff.client().signIn("boss", given.password()).statusCode()).isEqualTo(200);
    eventually(() -> boss.status("campaigns") == 401);
    assertThatThrownBy(() -> OneTimePasswords.give(staff.store().store(), "nobody"))
        .hasMessage("There is nobody called nobody in the dashboard.");
  }

  @Test
  void withoutSignInOnlyThisMachineIsAnswered() throws Exception {
    assertThatThrownBy(() -> AccessConfig.open().requireSafe("0.0.0.0"))
        .hasMessageContaining("listens on a loopback address only, not on 0.0.0.0");
    AccessConfig.open().requireSafe("127.0.0.1");
    AccessConfig.open().requireSafe("localhost");
    AccessConfig.defaults().requireSafe("0.0.0.0");
    try (var open = new Staff(AccessConfig.open().withTrustedProxies(List.of("127.0.0.1")))) {
      var anybody = open.client();
      assertThat(campaigns(anybody)).hasSize(2);
      anybody.header("X-Forwarded-Host", "rebound.example.com");
      assertThat(anybody.status("campaigns")).isEqualTo(403);
      assertThat(anybody.status("people")).isIn(403, 404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, true",
    "localhost:8080, true",
    "live.localhost, true",
    "[::1]:8080, true",
    "127.0.0.1.example.com, false",
    "localhost.example.com, false",
    "example.com, false"
  })
  void thisMachineIsKnownByItsName(String host, boolean expected) {
    var request =
        (jakarta.servlet.http.HttpServletRequest)
            java.lang.reflect.Proxy.newProxyInstance(
                AccessIT.class.getClassLoader(),
                new Class<?>[] {jakarta.servlet.http.HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getHeader")
                        ? (arguments[0].equals("Host") ? host : null)
                        : method.getName().equals("getRemoteAddr") ? "127.0.0.1" : null);
    assertThat(new Addresses(List.of()).isLoopback(request)).isEqualTo(expected);
    assertThat(URI.create("http://" + host + "/")).isNotNull();
  }
}
