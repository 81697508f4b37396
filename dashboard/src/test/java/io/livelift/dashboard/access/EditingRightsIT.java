package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.definition.DefinitionJson;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may define campaigns and set alerts. */
class EditingRightsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RULE =
      "{\"kind\":\"DATA_STALE\",\"threshold\":60,\"channels\":[\"BROWSER\"]}";

  private Staff staff;

  @BeforeEach
  void start() throws SQLException {
    staff = new Staff();
    staff.store().define(MadeUp.campaign("spring", 1, "Spring", MadeUp.T0));
    staff.store().define(MadeUp.campaign("autumn", 1, "Autumn", MadeUp.T0));
    staff.store().apply(MadeUp.frame(1, List.of(), 100));
    staff.add("ma", Role.MANAGER, "spring");
    staff.add("vi", Role.VIEWER, "spring");
    staff.add("ad", Role.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    staff.close();
  }

  private static String wish(Campaign campaign, Long edited) {
    var body = JSON.createObjectNode();
    body.set("definition", DefinitionJson.of(campaign));
    if (edited != null) {
      body.put("edited_version", edited);
    }
    return body.toString();
  }

  private static String renamed(String id, Long edited) {
    return wish(MadeUp.campaign(id, 0, "Renamed", MadeUp.T0), edited);
  }

  private int status(String name, String verb, String path, String body) throws Exception {
    return staff.signedIn(name).send(verb, path, body).statusCode();
  }

  @Test
  void onlyWhoManagesACampaignDefinesIt() throws Exception {
    assertThat(status("vi", "PUT", "campaigns/spring/definition", renamed("spring", 1L)))
        .isEqualTo(403);
    assertThat(status("ma", "PUT", "campaigns/autumn/definition", renamed("autumn", 1L)))
        .isEqualTo(404);
    assertThat(status("ma", "GET", "campaigns/autumn/definition", null)).isEqualTo(404);
    assertThat(status("vi", "GET", "campaigns/spring/definition", null)).isEqualTo(200);
    assertThat(status("ma", "PUT", "campaigns/spring/definition", renamed("spring", 1L)))
        .isEqualTo(200);
    assertThat(status("ad", "PUT", "campaigns/autumn/definition", renamed("autumn", 1L)))
        .isEqualTo(200);
  }

  @Test
  void whoCreatesACampaignIsGrantedItAndTheAuditLogTells() throws Exception {
    assertThat(status("ma", "POST", "campaigns/winter/definition", renamed("winter", null)))
        .isEqualTo(201);
    assertThat(status("ma", "GET", "campaigns/winter/definition", null)).isEqualTo(200);
    assertThat(status("vi", "GET", "campaigns/winter/definition", null)).isEqualTo(404);
    try (var connection =
            DriverManager.getConnection(staff.store().store().jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select name, campaign_id, detail ->> 'version' from audit_entry"
                    + " where action = 'DEFINITION_PUBLISHED'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("ma");
      assertThat(rows.getString(2)).isEqualTo("winter");
      assertThat(rows.getString(3)).isEqualTo("1");
    }
  }

  @Test
  void aCampaignThatIsNotGrantedCannotBeTakenOver() throws Exception {
    var answer =
        staff.signedIn("ma").send("POST", "campaigns/autumn/definition", renamed("autumn", null));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(status("ma", "GET", "campaigns/autumn/definition", null)).isEqualTo(404);
  }

  @Test
  void alertsAreSetAndSeenByThoseOfTheCampaign() throws Exception {
    assertThat(status("vi", "POST", "campaigns/spring/alerts", RULE)).isEqualTo(403);
    assertThat(status("ma", "POST", "campaigns/autumn/alerts", RULE)).isEqualTo(404);
    assertThat(status("ad", "POST", "campaigns/autumn/alerts", RULE)).isEqualTo(201);
    assertThat(status("ma", "POST", "campaigns/spring/alerts", RULE)).isEqualTo(201);
    assertThat(rules("ma")).isEqualTo(1);
    assertThat(rules("vi")).isEqualTo(1);
    assertThat(rules("ad")).isEqualTo(2);
    assertThat(status("ma", "DELETE", "campaigns/autumn/alerts/1", null)).isEqualTo(404);
  }

  private int rules(String name) throws Exception {
    return JSON.readTree(staff.signedIn(name).send("GET", "views/alerts", null).body())
        .path("rules")
        .size();
  }

  @Test
  void aComparisonWithAnotherCampaignNeedsBoth() throws Exception {
    assertThat(status("ma", "GET", "views/compare?campaign=spring&with=autumn", null))
        .isEqualTo(404);
    assertThat(status("ad", "GET", "views/compare?campaign=spring&with=autumn", null))
        .isEqualTo(200);
    assertThat(status("vi", "GET", "views/quality", null)).isEqualTo(200);
  }
}
