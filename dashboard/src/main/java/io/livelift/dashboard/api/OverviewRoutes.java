package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.views.OverviewBuilder;

/** The page of one campaign. */
final class OverviewRoutes {
  private OverviewRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/campaigns/{id}/views/overview",
        request -> views.ofCampaign(request, OverviewBuilder::of));
  }
}
