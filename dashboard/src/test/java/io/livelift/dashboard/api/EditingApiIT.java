package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.alerts.AlertWatch;
import io.livelift.dashboard.definition.DefinitionJson;
import io.livelift.dashboard.store.AuditRow;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.wording.Sentence;
import io.livelift.vocabulary.Measure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Definitions, alerts, comparison and data quality, as the contract says. */
class EditingApiIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private RunningStore store;
  private ApiClient api;
  private Instant startsAt;

  @BeforeEach
  void start() throws Exception {
    store = new RunningStore();
    startsAt = Instant.now().minus(Duration.ofDays(30));
    store.define(MadeUp.campaign("spring", 1, "Spring", startsAt));
    store.define(MadeUp.campaign("autumn", 7, "Autumn", startsAt));
    store.apply(
        MadeUp.frame(
            1,
            List.of(
                MadeUp.cell(MadeUp.toDate("spring", startsAt, ""), people(400, 100)),
                MadeUp.cell(MadeUp.toDate("autumn", startsAt, ""), people(500, 200))),
            1000));
    api = new ApiClient(store.address());
  }

  private static Map<Measure, Long> people(long reach, long converters) {
    return Map.of(
        Measure.REACH, reach,
        Measure.QUALIFIED_VIEWS, 2 * reach,
        Measure.CONVERTERS, converters,
        Measure.CONVERSIONS, converters,
        Measure.COST, 100 * reach);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private HttpResponse<String> send(String method, String path, JsonNode body) throws Exception {
    var request =
        HttpRequest.newBuilder(api.uri(path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private ObjectNode wish(Long edited, String field, Object value) {
    var definition = DefinitionJson.of(MadeUp.campaign("spring", 1, "Spring", startsAt));
    definition.set(field, JSON.valueToTree(value));
    var body = JSON.createObjectNode();
    body.set("definition", definition);
    if (edited != null) {
      body.put("edited_version", edited);
    }
    return body;
  }

  private void assertAsContract(HttpResponse<String> answer, int status, String schema)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(api.violations(answer.body(), schema)).as(answer.body()).isEmpty();
  }

  @Test
  void aDefinitionIsPreviewedPublishedAndRefusedWhenItIsOutdated() throws Exception {
    var preview = send("POST", "campaigns/spring/definition/preview", wish(1L, "goal_reach", 6000));
    assertAsContract(preview, 200, "DefinitionPreview");
    assertThat(JSON.readTree(preview.body()).path("changes").path(0).path("after").asInt())
        .isEqualTo(6000);

    assertAsContract(
        send("PUT", "campaigns/spring/definition", wish(1L, "goal_reach", 6000)),
        200,
        "PublishedDefinition");
    assertThat(api.json("campaigns/spring").path("goal_reach").asInt()).isEqualTo(6000);
    assertThat(api.json("campaigns/spring").path("version").asInt()).isEqualTo(2);
    assertAsContract(api.get("campaigns/spring/definition"), 200, "DefinitionVersions");

    var outdated = send("PUT", "campaigns/spring/definition", wish(1L, "goal_reach", 7000));
    assertAsContract(outdated, 409, "Problem");
    assertThat(outdated.body()).contains("Version 2 was published");
  }

  @Test
  void whatIsWrongIsToldFieldByFieldAndNothingIsPublished() throws Exception {
    var answer = send("PUT", "campaigns/spring/definition", wish(1L, "holdout_percent", 120));
    assertAsContract(answer, 400, "FormProblem");
    var problem = JSON.readTree(answer.body()).path("problems").path(0);
    assertThat(problem.path("field").asText()).isEqualTo("holdout_percent");
    assertThat(problem.path("sentence").path("en").asText()).isEqualTo("Hold out 0 to 90 percent.");
    assertThat(api.json("campaigns/spring").path("version").asInt()).isEqualTo(1);
    assertAsContract(
        send("POST", "campaigns/spring/definition/preview", wish(1L, "currency", "RMB")),
        200,
        "DefinitionPreview");
    assertAsContract(
        send("PUT", "campaigns/spring/definition", wish(null, "name", "x")), 400, "Problem");
  }

  @Test
  void aCampaignIsCreatedOnce() throws Exception {
    assertAsContract(
        send("POST", "campaigns/winter/definition", wish(null, "name", "Winter")),
        201,
        "PublishedDefinition");
    assertThat(api.json("campaigns/winter").path("name").asText()).isEqualTo("Winter");
    assertAsContract(
        send("POST", "campaigns/winter/definition", wish(null, "name", "Winter")), 409, "Problem");
    assertAsContract(api.get("campaigns/summer/definition"), 404, "Problem");
  }

  @Test
  void aRuleIsAddedFiresAndIsRemoved() throws Exception {
    var rule = JSON.createObjectNode().put("kind", "DATA_STALE").put("threshold", 10);
    rule.putArray("channels").add("BROWSER");
    assertAsContract(send("POST", "campaigns/spring/alerts", rule), 201, "AlertAdded");
    store
        .transactions()
        .carryOut(
            c ->
                c.createStatement()
                    .execute("update frame set committed_at = committed_at - interval '1 minute'"));
    try (var reader = new FrameReader(store.store())) {
      new AlertWatch(reader, store.transactions(), AlertConfig.inPage())
          .afterFrame(Optional.empty());
    }
    var view = api.get("views/alerts");
    assertAsContract(view, 200, "AlertsView");
    assertThat(
            JSON.readTree(view.body()).path("firings").path(0).path("sentence").path("en").asText())
        .startsWith("The data is stale");
    var notices = api.get("alerts/notices?after=0");
    assertAsContract(notices, 200, "Notices");
    assertThat(JSON.readTree(notices.body()).path("notices")).hasSize(1);

    rule.put("threshold", 7);
    assertAsContract(send("PUT", "campaigns/spring/alerts/1", rule), 400, "FormProblem");
    rule.put("threshold", 50);
    assertThat(send("PUT", "campaigns/spring/alerts/1", rule).statusCode()).isEqualTo(204);
    assertAsContract(send("DELETE", "campaigns/autumn/alerts/1", null), 404, "Problem");
    assertThat(send("DELETE", "campaigns/spring/alerts/1", null).statusCode()).isEqualTo(204);
    var after = JSON.readTree(api.get("views/alerts").body());
    assertThat(after.path("rules")).isEmpty();
    assertThat(after.path("firings").path(0).path("resolution").path("en").asText())
        .isEqualTo("The rule was removed.");
  }

  @Test
  void channelsThatAreNotConfiguredAreRefused() throws Exception {
    var rule = JSON.createObjectNode().put("kind", "DATA_STALE").put("threshold", 60);
    rule.putArray("channels").add("EMAIL");
    rule.putArray("email_to").add("may@example.com");
    assertAsContract(send("POST", "campaigns/spring/alerts", rule), 400, "FormProblem");
  }

  @Test
  void twoCampaignsAreComparedWithAnIntervalOfTheirRates() throws Exception {
    var answer = api.get("views/compare?campaign=spring&with=autumn");
    assertAsContract(answer, 200, "CompareView");
    var rate = row(JSON.readTree(answer.body()), "conversion_rate");
    assertThat(rate.path("difference").asDouble()).isCloseTo(0.15, offset(1e-9));
    assertThat(rate.path("difference_interval").path("low").asDouble()).isBetween(0.08, 0.15);
    assertThat(row(JSON.readTree(answer.body()), "reach").path("relative").asDouble())
        .isEqualTo(0.25);
    assertAsContract(
        api.get("views/compare?campaign=spring&period=7d&with_period=28d"), 200, "CompareView");
    assertAsContract(api.get("views/compare"), 400, "Problem");
    assertAsContract(api.get("views/compare?campaign=spring&with=none"), 404, "Problem");
    assertThat(api.get("views/compare?campaign=spring&with=autumn&format=csv").body())
        .contains("conversion", "0.15");
  }

  @Test
  void daysBeforeTheFlightAndToComeAreNotCountedAsWithheld() throws Exception {
    var zone = ZoneId.of(MadeUp.campaign("spring", 1, "", startsAt).getTimeZone());
    var first = LocalDate.ofInstant(startsAt, zone);
    var last = LocalDate.now(zone).plusDays(3);
    var third = first.plusDays(2).atStartOfDay(zone).toInstant();
    store.apply(
        MadeUp.frame(
            2, List.of(MadeUp.cell(MadeUp.day("spring", third, ""), people(40, 20))), 2000));
    var days = ChronoUnit.DAYS.between(first, LocalDate.now(zone)) + 1;
    var where =
        api.json("campaigns/spring/views/where?period=" + first.minusDays(20) + ".." + last);
    assertThat(where.path("total").path("withheld_days").path("conversions").asLong())
        .as("all days of the flight so far but the one that tells")
        .isEqualTo(days - 1);
    var before = first.minusDays(20) + ".." + first.minusDays(10);
    assertThat(
            api.json("campaigns/spring/views/where?period=" + before)
                .path("total")
                .path("figures")
                .path("withheld"))
        .isEmpty();
  }

  private static JsonNode row(JsonNode view, String id) {
    for (var row : view.path("rows")) {
      if (row.path("id").asText().equals(id)) {
        return row;
      }
    }
    throw new AssertionError("There is no row " + id + " in " + view);
  }

  @Test
  void qualityTellsLedgerReasonsAndTheLastAudit() throws Exception {
    assertAsContract(api.get("views/quality"), 200, "QualityView");
    store
        .transactions()
        .carryOut(
            c ->
                AuditRow.add(
                    c,
                    new AuditRow(
                        1, null, "AGREES", 2, 1000, 0, new Sentence("All agree.", "全部一致。"))));
    store.apply(MadeUp.frame(2, List.of(), 2000));
    var answer = api.get("views/quality");
    assertAsContract(answer, 200, "QualityView");
    var view = JSON.readTree(answer.body());
    assertThat(view.path("audit").path("verdict").asText()).isEqualTo("AGREES");
    var topic = view.path("topics").path(0);
    assertThat(topic.path("rejected_by_reason").path(0).path("sentence").path("zh").asText())
        .isEqualTo("事件时间比到达时间晚 5 分钟以上。");
    assertThat(topic.path("lag").isNull()).as("there is no Kafka here").isTrue();
    assertThat(view.path("ends_problem").asText()).startsWith("Kafka does not say");
  }
}
