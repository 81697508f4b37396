package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.access.Action;
import io.livelift.dashboard.access.AuditLog;
import io.livelift.dashboard.access.Role;
import io.livelift.dashboard.access.Visitor;
import io.livelift.dashboard.alerts.AlertForm;
import io.livelift.dashboard.alerts.AlertStore;
import io.livelift.dashboard.alerts.AlertsView;
import io.livelift.dashboard.alerts.Notice;
import io.livelift.dashboard.definition.DefinitionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Rules of alerts, what fired, and what browsers are to tell. */
final class AlertRoutes {
  private static final int MOST_NOTICES = 50;

  private final Editing editing;
  private final AuditLog audit;

  AlertRoutes(Editing editing, AuditLog audit) {
    this.editing = editing;
    this.audit = audit;
  }

  record Notices(List<Notice> notices) {}

  record Added(@JsonProperty("rule_no") long ruleNo) {}

  void routes(JavalinConfig config, String base) {
    config.routes.get(base + "/views/alerts", this::view);
    config.routes.get(base + "/alerts/notices", this::notices);
    var path = base + "/campaigns/{id}/alerts";
    config.routes.post(path, this::add);
    config.routes.put(path + "/{rule}", this::change);
    config.routes.delete(path + "/{rule}", this::remove);
  }

  private void view(Context request) throws SQLException {
    var visitor = Visitor.of(request);
    var stamp = editing.stamp(visitor.viewer());
    var maySet = visitor.role().includes(Role.MANAGER);
    DefinitionRoutes.answer(
        request,
        editing
            .transactions()
            .of(visitor.viewer(), c -> AlertsView.of(c, editing.alerts(), stamp, maySet)));
  }

  /** From the newest on if none is named: a browser does not tell what is long over. */
  private void notices(Context request) throws SQLException {
    var after = number(request.queryParam("after"), "after");
    DefinitionRoutes.answer(
        request,
        new Notices(
            editing
                .transactions()
                .of(
                    Visitor.of(request).viewer(),
                    c -> AlertStore.notices(c, after, MOST_NOTICES))));
  }

  private void add(Context request) throws SQLException {
    var form = AlertForm.of(Sent.json(request), editing.alerts().channels());
    if (!form.problems().isEmpty()) {
      DefinitionRoutes.refuse(request, form.problems());
      return;
    }
    var name = Visitor.of(request).name();
    long rule =
        editing
            .transactions()
            .of(
                Visitor.of(request).viewer(),
                c -> AlertStore.add(c, campaignNo(c, request), form.filled(), name));
    note(request, rule);
    DefinitionRoutes.answer(request.status(201), new Added(rule));
  }

  private void change(Context request) throws SQLException {
    var rule = number(request.pathParam("rule"), "rule");
    var form = AlertForm.of(Sent.json(request), editing.alerts().channels());
    if (!form.problems().isEmpty()) {
      DefinitionRoutes.refuse(request, form.problems());
      return;
    }
    var isChanged =
        editing
            .transactions()
            .of(
                Visitor.of(request).viewer(),
                c -> AlertStore.change(c, campaignNo(c, request), rule, form.filled()));
    finish(request, isChanged, rule);
  }

  private void remove(Context request) throws SQLException {
    var rule = number(request.pathParam("rule"), "rule");
    var isRemoved =
        editing
            .transactions()
            .of(
                Visitor.of(request).viewer(),
                c -> AlertStore.remove(c, campaignNo(c, request), rule));
    finish(request, isRemoved, rule);
  }

  private void finish(Context request, boolean isDone, long rule) throws SQLException {
    if (!isDone) {
      throw Problem.notFound("There is no such rule.");
    }
    note(request, rule);
    request.status(204);
  }

  private void note(Context request, long rule) throws SQLException {
    audit.record(
        request,
        Action.ALERT_CHANGED,
        request.pathParam("id"),
        Map.of("rule", rule, "verb", request.method().toString()));
  }

  private static int campaignNo(Connection connection, Context request) throws SQLException {
    return DefinitionStore.knownNumber(connection, request.pathParam("id"))
        .orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }

  private static long number(String text, String name) {
    try {
      return Long.parseLong(text == null ? "" : text);
    } catch (NumberFormatException e) {
      throw Problem.badRequest("The parameter " + name + " is no number.");
    }
  }
}
