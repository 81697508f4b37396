package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people get in, stay in and are kept out; from the outside. */
class SignInIT {
  private Staff staff;

  @BeforeEach
  void start() throws SQLException {
    staff = new Staff();
  }

  @AfterEach
  void stop() {
    staff.close();
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
    assertThat(staff.actions()).containsExactly("SIGNED_IN", "SIGN_IN_REFUSED", "SIGN_IN_REFUSED");
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
    assertThat(Staff.campaigns(li)).containsExactly("spring");
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
    assertThat(Staff.campaigns(admin)).hasSize(2);
  }

  @Test
  void whoeverRunsTheDashboardCanLetSomebodyInAgain() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var boss = staff.signedIn("boss");
    var given = OneTimePasswords.give(staff.store().store(), "boss");
    assertThat(staff.client().signIn("boss", Staff.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(staff.client().signIn("boss", given.password()).statusCode()).isEqualTo(200);
    Staff.eventually(() -> boss.status("campaigns") == 401);
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
      assertThat(Staff.campaigns(anybody)).hasSize(2);
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
                SignInIT.class.getClassLoader(),
                new Class<?>[] {jakarta.servlet.http.HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getHeader")
                        ? (arguments[0].equals("Host") ? host : null)
                        : method.getName().equals("getRemoteAddr") ? "127.0.0.1" : null);
    assertThat(new Addresses(List.of()).isLoopback(request)).isEqualTo(expected);
    assertThat(URI.create("http://" + host + "/")).isNotNull();
  }
}
