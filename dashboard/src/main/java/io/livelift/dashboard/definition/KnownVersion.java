package io.livelift.dashboard.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * One version in the history of a campaign. Serialized as it is into the API.
 *
 * @param changes what differed from the version before, as JSON; null if it was not published here
 * @param publishedBy null if it was not published here
 * @param inForceEpoch the first epoch that counts by it, or a later one that covers it; null while
 *     none does, and where it was not published here
 */
public record KnownVersion(
    long version,
    @JsonRawValue String definition,
    @JsonRawValue String changes,
    State state,
    @JsonProperty("published_by") String publishedBy,
    @JsonProperty("published_at") Instant publishedAt,
    @JsonProperty("read_at") Instant readAt,
    @JsonProperty("in_force_epoch") Long inForceEpoch) {
  /** How far a version has come. */
  public enum State {
    /** It was sent; Kafka has not acknowledged it, and perhaps never had it. */
    SENDING,
    /** Kafka has it; the job has not, as far as is known. */
    PUBLISHED,
    /** It was read back from the campaigns topic. */
    ARRIVED,
    /** An epoch that counts by it was stored. */
    IN_FORCE,
    /** Another record with the same version came first in the log: this one does not count. */
    OVERTAKEN
  }
}
