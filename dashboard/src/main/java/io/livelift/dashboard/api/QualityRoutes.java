package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.live.LatestFrame;
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
      LatestFrame latest,
      InputLag lag,
      Supplier<Directory.State> directory) {
    config.routes.get(
        base + "/views/quality",
        request -> {
          // Before there is a connection: Kafka may take its time to answer, or not to.
          var ends = lag.ends(QualityView.partitions(latest.get()));
          views.answer(request, snapshot -> QualityView.of(snapshot, ends, directory.get()));
        });
  }
}
