package io.livelift.bench.readers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the page asks for. */
final class PagePaths {
  private static final String BASE = "/api/v1/";
  private static final List<String> OF_CAMPAIGN =
      List.of("overview", "where", "works", "who", "lift");
  private static final List<String> REGIONS = List.of("", "11", "31", "44", "44/4403");

  private PagePaths() {}

  static String overview(String campaign, String region) {
    return view(campaign, "overview", region);
  }

  /** One of each kind of click: pages, campaigns, regions. */
  static List<String> clicks(List<String> campaigns) {
    var paths = new ArrayList<String>();
    paths.add(BASE + "views/campaigns");
    paths.add(BASE + "views/quality");
    paths.add(
        BASE + "views/compare?campaign=%s&with=%s".formatted(campaigns.get(0), campaigns.get(1)));
    for (var page : OF_CAMPAIGN) {
      for (var region : REGIONS) {
        paths.add(view(campaigns.get(paths.size() % campaigns.size()), page, region));
      }
    }
    return paths;
  }

  static List<String> campaigns(URI page) {
    try {
      var request = HttpRequest.newBuilder(page.resolve(BASE + "campaigns")).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
      var campaigns = new ObjectMapper().readTree(answer.body()).get("campaigns");
      return campaigns.findValues("campaign_id").stream().map(JsonNode::asText).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The dashboard does not tell its campaigns.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the campaigns were asked for.", e);
    }
  }

  private static String view(String campaign, String page, String region) {
    return BASE
        + "campaigns/%s/views/%s?region=%s"
            .formatted(campaign, page, URLEncoder.encode(region, StandardCharsets.UTF_8));
  }
}
