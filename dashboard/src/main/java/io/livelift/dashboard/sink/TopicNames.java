package io.livelift.dashboard.sink;

import java.util.List;

/** The topics that the sink reads. */
public record TopicNames(String metrics, String epochs, String campaigns) {
  public static TopicNames defaults() {
    return new TopicNames("livelift.campaign-metrics", "livelift.epochs", "livelift.campaigns");
  }

  List<String> all() {
    return List.of(metrics, epochs, campaigns);
  }
}
