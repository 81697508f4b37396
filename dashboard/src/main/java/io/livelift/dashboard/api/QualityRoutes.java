package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.views.QualityView;
import java.util.function.Supplier;

/** The page about the data itself. */
final class QualityRoutes {
  private QualityRoutes() {}

  static void routes(
      JavalinConfig config,
      String base,
      ViewAnswers views,
      InputLag lag,
      Supplier<Directory.State> directory) {
    config.routes.get(
        base + "/views/quality",
        request ->
            views.answer(request, snapshot -> QualityView.of(snapshot, lag, directory.get())));
  }
}
