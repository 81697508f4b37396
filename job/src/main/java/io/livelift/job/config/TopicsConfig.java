package io.livelift.job.config;

import java.io.Serializable;

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

  static TopicsConfig defaults() {
    return new TopicsConfig(null, null, null, null, null, null, null, null);
  }
}
