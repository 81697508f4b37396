package io.livelift.job.validation;

import io.livelift.job.journey.LogPosition;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.vocabulary.RejectReason;
import java.util.Map;
import java.util.Objects;

/** Rejected records, as they are published: the original bytes, the reason in headers. */
public final class Rejected {
  private static final String SOFTWARE_VERSION =
      Objects.requireNonNullElse(
          Rejected.class.getPackage().getImplementationVersion(), "development");

  private Rejected() {}

  /** A record that was not accepted. */
  public static PublishedRecord of(RawRecord raw, RejectReason reason, String detail) {
    return new PublishedRecord(
        OutputTopic.REJECTED_EVENTS,
        raw.key(),
        raw.value(),
        headers(raw.topic(), raw.position(), reason, detail));
  }

  /**
   * A record that was accepted but is one too many of its person; its bytes stand at its offset.
   */
  public static PublishedRecord overLimit(String topic, LogPosition position, int limit) {
    return new PublishedRecord(
        OutputTopic.REJECTED_EVENTS,
        null,
        null,
        headers(
            topic,
            position,
            RejectReason.OVER_LIMIT,
            "one person has more than "
                + limit
                + " events; the original is at this topic, partition and offset"));
  }

  private static Map<String, String> headers(
      String topic, LogPosition position, RejectReason reason, String detail) {
    return Map.of(
        "reason", reason.name(),
        "detail", detail,
        "topic", topic,
        "partition", Integer.toString(position.partition()),
        "offset", Long.toString(position.offset()),
        "arrival_time", Long.toString(position.arrival()),
        "software_version", SOFTWARE_VERSION);
  }
}
