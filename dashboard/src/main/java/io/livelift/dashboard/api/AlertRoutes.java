package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.alerts.AlertForm;
import io.livelift.dashboard.alerts.AlertStore;
import io.livelift.dashboard.alerts.AlertsView;
import io.livelift.dashboard.alerts.Notice;
import io.livelift.dashboard.definition.DefinitionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rules of alerts, what fired, and what browsers are to tell. */
final class AlertRoutes {
  private static final int MOST_NOTICES = 50;

  private final Editing editing;

  AlertRoutes(Editing editing) {
    this.editing = editing;
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
    DefinitionRoutes.answer(
        request,
        editing
            .transactions()
            .of(Asker.viewer(request), c -> AlertsView.of(c, editing.alerts())));
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
                    Asker.viewer(request),
                    c -> AlertStore.notices(c, after, MOST_NOTICES))));
  }

  private void add(Context request) throws SQLException {
    var form = AlertForm.of(Sent.json(request), editing.alerts().channels());
    if (!form.problems().isEmpty()) {
      DefinitionRoutes.refuse(request, form.problems());
      return;
    }
    var name = Asker.name(request);
    long rule =
        editing
            .transactions()
            .of(
                Asker.viewer(request),
                c -> AlertStore.add(c, campaignNo(c, request), form.filled(), name));
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
                Asker.viewer(request),
                c -> AlertStore.change(c, campaignNo(c, request), rule, form.filled()));
    finish(request, isChanged);
  }

  private void remove(Context request) throws SQLException {
    var rule = number(request.pathParam("rule"), "rule");
    var isRemoved =
        editing
            .transactions()
            .of(
                Asker.viewer(request),
                c -> AlertStore.remove(c, campaignNo(c, request), rule));
    finish(request, isRemoved);
  }

  private static void finish(Context request, boolean isDone) {
    if (!isDone) {
      throw Problem.notFound("There is no such rule.");
    }
    request.status(204);
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
