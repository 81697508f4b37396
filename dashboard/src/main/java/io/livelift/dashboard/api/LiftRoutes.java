package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.views.LiftView;

/** Both arms and their difference. */
final class LiftRoutes {
  private LiftRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/campaigns/{id}/views/lift", request -> views.ofCampaign(request, LiftView::of));
  }
}
