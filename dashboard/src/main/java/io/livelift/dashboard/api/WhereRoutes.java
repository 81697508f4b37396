package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.views.WhereView;
import java.sql.SQLException;

/** Regions compared by one number. */
final class WhereRoutes {
  private WhereRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(base + "/campaigns/{id}/views/where", request -> answer(request, views));
  }

  private static void answer(Context request, ViewAnswers views) throws SQLException {
    var metric = request.queryParam("metric");
    var level = level(request.queryParam("level"));
    views.ofCampaign(request, asked -> WhereView.of(asked, metric, level));
  }

  private static Integer level(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!text.matches("[1-3]")) {
      throw Problem.badRequest("The parameter level is one of 1, 2, 3.");
    }
    return Integer.valueOf(text);
  }
}
