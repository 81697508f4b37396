package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.views.CompareView;
import io.livelift.dashboard.views.ViewRequest;
import java.sql.SQLException;

/** The page of two campaigns side by side, or of two periods of one. */
final class CompareRoutes {
  private CompareRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/views/compare",
        request -> {
          var region = CellRequest.region(request);
          var first = required(request, "campaign");
          var second = or(request, "with", first);
          var period = request.queryParam("period");
          var other = or(request, "with_period", period);
          views.see(request, first);
          views.see(request, second);
          views.answer(
              request,
              snapshot ->
                  CompareView.of(
                      ViewRequest.of(snapshot, campaign(snapshot, first), region, period),
                      ViewRequest.of(snapshot, campaign(snapshot, second), region, other)));
        });
  }

  private static String required(Context request, String name) {
    var value = request.queryParam(name);
    if (value == null || value.isEmpty()) {
      throw Problem.badRequest("The parameter " + name + " is missing.");
    }
    return value;
  }

  private static String or(Context request, String name, String fallback) {
    var value = request.queryParam(name);
    return value == null || value.isEmpty() ? fallback : value;
  }

  private static CampaignRow campaign(Snapshot snapshot, String id) throws SQLException {
    return snapshot.campaign(id).orElseThrow(() -> Problem.notFound("There is no such campaign."));
  }
}
