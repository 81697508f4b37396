package io.livelift.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The answers of the pages' endpoints, as JSON and as files. */
final class InsightExport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private InsightExport() {}

  static JsonNode json(String view) throws Exception {
    return JSON.readTree(text(view));
  }

  /** The lines of a file, each by its fields; no field of the tests' data holds a comma. */
  static List<List<String>> csv(String view) throws Exception {
    List<List<String>> lines = new ArrayList<>();
    for (var line : text(view).split("\r\n")) {
      lines.add(List.of(line.split(",", -1)));
    }
    return lines;
  }

  private static String text(String view) throws Exception {
    var answer = CLIENT.send(HttpRequest.newBuilder(uri(view)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static java.net.URI uri(String view) throws SQLException {
    return InsightStage.get()
        .store()
        .address()
        .resolve("/api/v1/campaigns/" + InsightData.CAMPAIGN + "/views/" + view);
  }
}
