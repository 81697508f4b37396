package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.views.WhoView;

/** Groups of people, payers and dispensing. */
final class WhoRoutes {
  private WhoRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/campaigns/{id}/views/who", request -> views.ofCampaign(request, WhoView::of));
  }
}
