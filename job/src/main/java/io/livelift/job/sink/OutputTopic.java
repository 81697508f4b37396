package io.livelift.job.sink;

/** The output topics, by what they carry. */
public enum OutputTopic {
  CAMPAIGN_METRICS,
  EPOCHS,
  REJECTED_EVENTS
}
