package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.views.CampaignsView;

/** The page of all campaigns. */
final class CampaignsRoutes {
  private CampaignsRoutes() {}

  static void routes(JavalinConfig config, String base, ViewAnswers views) {
    config.routes.get(
        base + "/views/campaigns",
        request -> {
          var only = request.queryParams("campaign");
          views.answer(
              request,
              snapshot -> {
                var view = CampaignsView.of(snapshot);
                return only.isEmpty() ? view : view.only(only);
              });
        });
  }
}
