package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.livelift.dashboard.access.AuditLog;
import io.livelift.dashboard.access.Visitor;
import io.livelift.dashboard.live.FrameStream;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.AlarmRow;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.store.Viewer;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What each path answers. */
final class Api {
  private static final Duration STALE = Duration.ofSeconds(30);
  private static final Duration ALARMS_SHOWN = Duration.ofDays(1);
  private static final int MAX_ALARMS = 20;

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(InstantText.module())
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private final FrameReader reader;
  private final LatestFrame latest;
  private final Supplier<SinkHealth.State> health;
  private final FrameStream stream;
  private final FrameCache cache;
  private final AuditLog audit;
  private final Compressed vocabulary = new Compressed(json(VocabularyAnswer.build()));
  private final Compressed regions =
      new Compressed(json(new Answers.Regions(Answers.Region.all())));
  private final byte[] contract = resource("/openapi/livelift-v1.yaml");

  Api(
      FrameReader reader,
      LatestFrame latest,
      Supplier<SinkHealth.State> health,
      FrameStream stream,
      AuditLog audit) {
    this.reader = reader;
    this.latest = latest;
    this.health = health;
    this.stream = stream;
    this.cache = new FrameCache(latest);
    this.audit = audit;
  }

  void campaigns(Context request) throws SQLException {
    answer(request, snapshot -> new Answers.Campaigns(snapshot.campaigns()));
  }

  void campaign(Context request) throws SQLException {
    answer(request, snapshot -> campaign(request, snapshot));
  }

  void cells(Context request) throws SQLException {
    answer(
        request,
        snapshot -> {
          var campaign = campaign(request, snapshot);
          var query = CellRequest.of(request, campaign);
          var stamp = Answers.Stamp.of(snapshot.frame().orElse(null));
          var cells =
              snapshot.cells(query).stream()
                  .map(
                      cell ->
                          new Answers.Cell(
                              Instant.ofEpochMilli(cell.windowStart()),
                              cell.region(),
                              query.breakdown().name(),
                              cell.value(),
                              cell.measures().isSuppressed(),
                              cell.isFinal(),
                              cell.measures().byId()))
                  .toList();
          return new Answers.Cells(stamp.epoch(), stamp.committedAt(), cells);
        });
  }

  void summary(Context request) throws SQLException {
    var region = CellRequest.region(request);
    answer(
        request,
        snapshot ->
            new SummaryBuilder(snapshot, campaign(request, snapshot), region, Instant.now())
                .build());
  }

  void lift(Context request) throws SQLException {
    var region = CellRequest.region(request);
    answer(request, snapshot -> statistics(request, snapshot, region).lift());
  }

  void attribution(Context request) throws SQLException {
    var region = CellRequest.region(request, Granularity.CAMPAIGN, Breakdown.CHANNEL);
    answer(request, snapshot -> statistics(request, snapshot, region).attribution());
  }

  void maturity(Context request) throws SQLException {
    var region = CellRequest.region(request, Granularity.DAY, Breakdown.NONE);
    answer(request, snapshot -> statistics(request, snapshot, region).maturity());
  }

  private static StatisticsBuilder statistics(Context request, Snapshot snapshot, String region)
      throws SQLException {
    return new StatisticsBuilder(snapshot, campaign(request, snapshot), region);
  }

  void explain(Context request) throws SQLException {
    answer(
        request,
        snapshot -> {
          var campaign = campaign(request, snapshot);
          return Explain.cell(snapshot, campaign, CellRequest.one(request, campaign));
        });
  }

  void latestEpoch(Context request) throws SQLException {
    answer(
        request,
        snapshot ->
            snapshot.frame().orElseThrow(() -> Problem.notFound("No epoch has been stored yet.")));
  }

  void vocabulary(Context request) {
    vocabulary.answer(request.contentType("application/json"));
  }

  void regions(Context request) {
    regions.answer(request.contentType("application/json"));
  }

  void contract(Context request) {
    request.contentType("application/yaml").result(contract);
  }

  /**
   * Also answers while Postgres is down: then with what is in memory. Who has not signed in is told
   * whether all is well, but not what the matter is.
   */
  void health(Context request) {
    var known = Visitor.isKnown(request);
    var sink = health.get();
    var frame = latest.get().orElse(null);
    var healthy =
        sink.problem().isEmpty()
            && frame != null
            && frame.committedAt().isAfter(Instant.now().minus(STALE));
    var status = !sink.problem().isEmpty() ? "BROKEN" : healthy ? "OK" : "STALE";
    request.contentType("application/json");
    request.result(
        json(
            new Answers.Health(
                status,
                sink.phase(),
                known ? sink.problem() : "",
                sink.since(),
                frame == null ? null : frame.epoch(),
                frame == null ? null : frame.committedAt(),
                Instant.now(),
                stream.readers(),
                known ? alarms() : List.of())));
  }

  private List<AlarmRow> alarms() {
    try {
      return reader.ask(
          Viewer.everything(),
          snapshot -> snapshot.alarms(Instant.now().minus(ALARMS_SHOWN), MAX_ALARMS));
    } catch (SQLException e) {
      return List.of();
    }
  }

  private static CampaignRow campaign(Context request, Snapshot snapshot) throws SQLException {
    return snapshot
        .campaign(request.pathParam("id"))
        .orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }

  /**
   * Answers what everybody who may see it is told alike, and computes it once for all of them. What
   * is about one campaign is the same for all who see the campaign; anything else may depend on all
   * that somebody sees.
   */
  private void answer(Context request, FrameReader.Question<?> question) throws SQLException {
    var visitor = Visitor.of(request);
    var asked = request.path() + "?" + request.queryString();
    var campaignId = request.pathParamMap().get("id");
    if (campaignId == null) {
      asked = visitor.rights().key() + " " + asked;
    } else if (visitor.rights().sees(campaignId)) {
      audit.saw(request, campaignId);
    } else {
      throw Problem.notFound("There is no such campaign.");
    }
    cache
        .answer(asked, () -> json(reader.ask(visitor.viewer(), question)))
        .answer(request.contentType("application/json").header("Cache-Control", "no-store"));
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer has no JSON form.", e);
    }
  }

  private static byte[] resource(String name) {
    try (var in = Api.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The resource " + name + " is unreadable.", e);
    }
  }
}
