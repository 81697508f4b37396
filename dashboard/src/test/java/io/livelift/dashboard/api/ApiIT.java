package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.vocabulary.Measure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static RunningStore store;
  private static ApiClient api;

  @BeforeAll
  static void start() throws SQLException, IOException {
    store = new RunningStore();
    store.define(MadeUp.campaign("spring", 2, "Spring", MadeUp.T0));
    store.define(MadeUp.campaign("spring", 1, "Older", MadeUp.T0));
    store.apply(
        MadeUp.frame(
            1,
            List.of(
                MadeUp.cell(
                    MadeUp.toDate("spring", MadeUp.T0, ""),
                    Map.of(
                        Measure.REACH, 40L,
                        Measure.QUALIFIED_VIEWS, 100L,
                        Measure.CONVERTERS, 12L)),
                MadeUp.cell(MadeUp.toDate("spring", MadeUp.T0, "44"), Map.of(Measure.REACH, 30L)),
                MadeUp.suppressed(
                    MadeUp.toDate("spring", MadeUp.T0, "44/4403"), Map.of(Measure.REACH, 5L)),
                MadeUp.cell(MadeUp.toDate("spring", MadeUp.T0, "440"), Map.of(Measure.REACH, 1L)),
                MadeUp.cell(MadeUp.day("spring", MadeUp.T0, ""), Map.of(Measure.NEW_REACH, 40L))),
            1000));
    api = new ApiClient(store.address());
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "campaigns, Campaigns",
    "campaigns/spring, Campaign",
    "campaigns/spring/cells, Cells",
    "campaigns/spring/cells?granularity=DAY, Cells",
    "campaigns/spring/summary, Summary",
    "campaigns/spring/summary?region=440300, Summary",
    "campaigns/spring/summary?region=UNKNOWN, Summary",
    "vocabulary, Vocabulary",
    "regions, Regions",
    "epochs/latest, Epoch",
    "health, Health"
  })
  void answersAreAsTheContractSays(String path, String schema) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(api.violations(answer.body(), schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "campaigns/nobody, 404",
    "campaigns/nobody/cells, 404",
    "nothing/here, 404",
    "campaigns/spring/cells?granularity=WEEK, 400",
    "campaigns/spring/cells?breakdown=COLOUR, 400",
    "campaigns/spring/cells?granularity=MINUTE&breakdown=CHANNEL, 400",
    "campaigns/spring/cells?level=4, 400",
    "campaigns/spring/cells?granularity=DAY&level=3, 400",
    "campaigns/spring/cells?region=44/4403&level=1, 400",
    "campaigns/spring/cells?region=a/b/c/d, 400",
    "campaigns/spring/summary?region=//, 400",
    "campaigns/spring/cells?granularity=DAY&from=yesterday, 400",
    "campaigns/spring/cells?granularity=DAY&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, 400",
    "campaigns/spring/cells?granularity=DAY&from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, 400"
  })
  void whatCannotBeAnsweredIsAProblemDocument(String path, int status) throws Exception {
    var answer = api.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(api.violations(answer.body(), "Problem")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"campaigns", "campaigns/spring/cells", "stream"})
  void theWrongVerbIsRefused(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(api.uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build();
    var answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(api.violations(answer.body(), "Problem")).isEmpty();
  }

  @Test
  void theHighestVersionOfACampaignWins() throws Exception {
    assertThat(api.json("campaigns/spring").get("name").asText()).isEqualTo("Spring");
  }

  @Test
  void aRegionMeansItselfOrAllOfALevelWithinIt() throws Exception {
    assertThat(regions("campaigns/spring/cells")).containsExactly("");
    assertThat(regions("campaigns/spring/cells?region=44")).containsExactly("44");
    assertThat(regions("campaigns/spring/cells?level=1")).containsExactly("44", "440");
    assertThat(regions("campaigns/spring/cells?region=44&level=2")).containsExactly("44/4403");
    assertThat(regions("campaigns/spring/cells?region=440&level=2")).isEmpty();
    assertThat(regions("campaigns/spring/cells?region=44&level=1")).containsExactly("44");
  }

  @Test
  void metricsAreDerivedOnTheServer() throws Exception {
    var total = api.json("campaigns/spring/summary").get("total");
    assertThat(total.get("metrics").get("average_frequency").asDouble()).isEqualTo(2.5);
    assertThat(total.get("metrics").get("conversion_rate").asDouble()).isEqualTo(0.3);
    assertThat(total.get("metrics").get("reach_of_goal").asDouble()).isEqualTo(0.008);
  }

  @Test
  void whatIsWithheldIsNamed() throws Exception {
    var city = api.json("campaigns/spring/summary?region=44").get("regions").get(0);
    assertThat(city.get("region").asText()).isEqualTo("44/4403");
    assertThat(city.get("figures").get("withheld").toString())
        .contains("\"conversions\"", "\"conversion_rate\"")
        .doesNotContain("\"reach\"");
  }

  @Test
  void theLedgerBalancesAndNamesTheOffsets() throws Exception {
    var topic = api.json("epochs/latest").get("topics").get(0);
    assertThat(topic.get("identity_holds").asBoolean()).isTrue();
    assertThat(topic.get("next_offsets").get("0").asLong()).isEqualTo(1000);
  }

  @Test
  void theStreamTellsTheLatestFrameAtOnceAndNamesItOnce() throws Exception {
    assertThat(firstEvent(null)).startsWith("id: ");
    assertThat(firstEvent("1")).isEqualTo("event: alive");
  }

  @Test
  void thePageIsServedWithoutRoomForInlineScript() throws Exception {
    var answer = api.get("../../");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';")
        .doesNotContain("unsafe");
  }

  private static String firstEvent(String lastEventId) throws Exception {
    var request = HttpRequest.newBuilder(api.uri("stream")).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      return lines.readLine();
    }
  }

  private static List<String> regions(String path) throws Exception {
    return api.json(path).get("cells").findValuesAsText("region");
  }
}
