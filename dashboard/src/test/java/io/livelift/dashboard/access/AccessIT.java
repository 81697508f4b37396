package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livelift.dashboard.api.ApiClient;
import io.livelift.dashboard.store.Viewer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and do what, and who is told of it; from the outside. */
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
  void everybodySeesTheCampaignsThatTheyWereGranted() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    staff.add("li", Role.MANAGER, "spring");
    staff.add("wang", Role.VIEWER);
    assertThat(Staff.campaigns(staff.signedIn("boss"))).containsExactly("autumn", "spring");
    var li = staff.signedIn("li");
    assertThat(Staff.campaigns(li)).containsExactly("spring");
    assertThat(li.status("campaigns/spring/summary")).isEqualTo(200);
    for (var path : List.of("campaigns/autumn", "campaigns/autumn/cells", "campaigns/guess")) {
      var answer = li.send("GET", path, null);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("There is no such campaign.");
    }
    assertThat(Staff.campaigns(staff.signedIn("wang"))).isEmpty();
  }

  @Test
  void aRevokedGrantBitesAtOnceAlsoWhereItWasRevokedElsewhere() throws Exception {
    staff.add("boss", Role.ADMINISTRATOR);
    var number = staff.add("li", Role.MANAGER, "spring", "autumn");
    var li = staff.signedIn("li");
    var boss = staff.signedIn("boss");
    assertThat(Staff.campaigns(li)).hasSize(2);
    var granted =
        boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": [\"spring\"]}");
    assertThat(granted.statusCode()).isEqualTo(204);
    assertThat(Staff.campaigns(li)).containsExactly("spring");
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
    Staff.eventually(() -> Staff.campaigns(li).isEmpty());
    assertThat(li.status("campaigns/spring")).isEqualTo(404);
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
    assertThat(Staff.campaigns(program)).containsExactly("spring");
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
    assertThat(Staff.campaigns(program)).containsExactly("spring");
    assertThat(li.get("account/tokens").toString()).doesNotContain(issued.get("token").asText());

    var boss = staff.signedIn("boss");
    boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": []}");
    assertThat(Staff.campaigns(program)).isEmpty();
    boss.send("PUT", "people/" + number + "/campaigns", "{\"campaigns\": [\"spring\"]}");
    assertThat(Staff.campaigns(program)).hasSize(1);
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
    assertThat(staff.actions())
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
}
