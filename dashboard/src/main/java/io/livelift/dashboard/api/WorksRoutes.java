package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.views.WorksView;

/** What works: attribution, paths, channels, teams, content. */
final class WorksRoutes {
  private WorksRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/campaigns/{id}/views/works", request -> views.ofCampaign(request, WorksView::of));
  }
}
