package io.livelift.dashboard.api;

import io.javalin.http.Context;
import io.livelift.dashboard.access.Action;
import io.livelift.dashboard.access.AuditLog;
import io.livelift.dashboard.access.Visitor;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.views.CsvFile;
import io.livelift.dashboard.views.Names;
import io.livelift.dashboard.views.View;
import io.livelift.dashboard.views.ViewRequest;
import io.livelift.dashboard.views.XlsxFile;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Answers what pages show: as JSON, computed once a frame however many readers ask, or with {@code
 * format=csv} and {@code format=xlsx} as a file of the same.
 */
final class ViewAnswers {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Makes a view of a frame. */
  interface Question<V extends View> {
    V answer(Snapshot snapshot) throws SQLException;
  }

  /** Makes a view of one campaign. */
  interface CampaignQuestion<V extends View> {
    V answer(ViewRequest request) throws SQLException;
  }

  private final FrameReader reader;
  private final FrameCache cache;
  private final AuditLog audit;

  ViewAnswers(FrameReader reader, LatestFrame latest, AuditLog audit) {
    this.reader = reader;
    this.cache = new FrameCache(latest);
    this.audit = audit;
  }

  /** Answers a page of one campaign: the path names it, region and period are parameters. */
  <V extends View> void ofCampaign(Context request, CampaignQuestion<V> question)
      throws SQLException {
    var region = CellRequest.region(request);
    var period = request.queryParam("period");
    answer(
        request,
        snapshot ->
            question.answer(ViewRequest.of(snapshot, campaign(request, snapshot), region, period)));
  }

  /**
   * Answers a page. What is about one campaign is the same for all who see the campaign; anything
   * else may depend on all that somebody sees.
   */
  <V extends View> void answer(Context request, Question<V> question) throws SQLException {
    var visitor = Visitor.of(request);
    var campaignId = request.pathParamMap().get("id");
    if (campaignId != null) {
      see(request, campaignId);
    } else {
      audit.saw(request, null);
    }
    var format = request.queryParam("format");
    request.header("Cache-Control", "no-store");
    if (format == null || format.equals("json")) {
      var asked =
          (campaignId == null ? visitor.rights().key() + " " : "")
              + request.path()
              + "?"
              + request.queryString();
      cache
          .answer(asked, () -> Api.json(reader.ask(visitor.viewer(), question::answer)))
          .answer(request.contentType("application/json"));
      return;
    }
    if (!format.equals("csv") && !format.equals("xlsx")) {
      throw Problem.badRequest("The parameter format is one of json, csv, xlsx.");
    }
    file(request, format, question);
  }

  /**
   * Writes down that somebody sees a campaign.
   *
   * @throws Problem if they do not
   */
  void see(Context request, String campaignId) throws SQLException {
    if (!Visitor.of(request).rights().sees(campaignId)) {
      throw Problem.notFound("There is no such campaign.");
    }
    audit.saw(request, campaignId);
  }

  private <V extends View> void file(Context request, String format, Question<V> question)
      throws SQLException {
    var view = reader.ask(Visitor.of(request).viewer(), question::answer);
    var names = new Names(language(request));
    var tables = view.tables(names);
    var epoch = view.stamp().epoch();
    var isCsv = format.equals("csv");
    request
        .contentType(isCsv ? "text/csv; charset=utf-8" : XLSX)
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.%s\"".formatted(fileName(request, epoch), format))
        .result(isCsv ? CsvFile.of(tables) : XlsxFile.of(tables, names));
    audit.record(
        request, Action.EXPORTED, request.pathParamMap().get("id"), detail(request, format, epoch));
  }

  private static Map<String, Object> detail(Context request, String format, Long epoch) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("asked", request.path() + "?" + request.queryString());
    detail.put("format", format);
    detail.put("epoch", epoch);
    return detail;
  }

  private static Names.Language language(Context request) {
    var lang = request.queryParam("lang");
    return "zh".equals(lang) ? Names.Language.ZH : Names.Language.EN;
  }

  /** Such as livelift-spring-overview-epoch-12; other signs than plain ones become dashes. */
  private static String fileName(Context request, Long epoch) {
    var path = request.path().replaceFirst("^.*/v1/", "").replaceAll("campaigns/|views/", "");
    return ("livelift-" + path + (epoch == null ? "" : "-epoch-" + epoch))
        .replaceAll("[^A-Za-z0-9]+", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static CampaignRow campaign(Context request, Snapshot snapshot) throws SQLException {
    return snapshot
        .campaign(request.pathParam("id"))
        .orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }
}
