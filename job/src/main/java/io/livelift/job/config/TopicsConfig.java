package io.livelift.job.config;

import io.livelift.job.journey.InputTopic;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** The names of the topics. */
public record TopicsConfig(
    String contentViews,
    String prescriptions,
    String campaigns,
    String physicians,
    String erasures,
    String campaignMetrics,
    String epochs,
    String rejectedEvents)
    implements Serializable {

  public TopicsConfig {
    contentViews = contentViews == null ? "livelift.content-views" : contentViews;
    prescriptions = prescriptions == null ? "livelift.prescriptions" : prescriptions;
    campaigns = campaigns == null ? "livelift.campaigns" : campaigns;
    physicians = physicians == null ? "livelift.physicians" : physicians;
    erasures = erasures == null ? "livelift.erasures" : erasures;
    campaignMetrics = campaignMetrics == null ? "livelift.campaign-metrics" : campaignMetrics;
    epochs = epochs == null ? "livelift.epochs" : epochs;
    rejectedEvents = rejectedEvents == null ? "livelift.rejected-events" : rejectedEvents;
  }

  /** The names of the input topics. */
  public List<String> inputs() {
    return Arrays.stream(InputTopic.values()).map(this::input).toList();
  }

  /** The name of an input topic. */
  public String input(InputTopic topic) {
    return switch (topic) {
      case VIEWS -> contentViews;
      case PRESCRIPTIONS -> prescriptions;
      case PHYSICIANS -> physicians;
      case CAMPAIGNS -> campaigns;
      case ERASURES -> erasures;
    };
  }

  static TopicsConfig defaults() {
    return new TopicsConfig(null, null, null, null, null, null, null, null);
  }
}
