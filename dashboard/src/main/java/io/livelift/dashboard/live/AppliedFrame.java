package io.livelift.dashboard.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a stored frame. Serialized as it is into the API.
 *
 * @param frame counts the frames, never goes back
 * @param epoch the job's epoch; goes back when the job is restored from an older checkpoint
 * @param cells how many cells it changed
 */
public record AppliedFrame(
    long frame,
    long epoch,
    @JsonProperty("committed_at") Instant committedAt,
    int cells,
    List<Topic> topics) {

  /** The account of one input topic up to this frame. All counts are totals. */
  public record Topic(
      String topic,
      @JsonProperty("next_offsets") Map<Integer, Long> nextOffsets,
      long read,
      long counted,
      long duplicate,
      long conflict,
      long late,
      Map<String, Long> rejected,
      @JsonProperty("rejected_total") long rejectedTotal,
      @JsonProperty("out_of_flight") long outOfFlight,
      @JsonProperty("unknown_campaign") long unknownCampaign,
      @JsonProperty("wrong_kind") long wrongKind,
      long erased,
      long misrouted,
      @JsonProperty("identity_holds") boolean identityHolds) {}

  /** Whether every record below these offsets of a topic is covered. */
  public boolean covers(String topic, Map<Integer, Long> offsets) {
    var covered =
        topics.stream()
            .filter(t -> t.topic().equals(topic))
            .map(Topic::nextOffsets)
            .findFirst()
            .orElse(Map.of());
    return offsets.entrySet().stream()
        .allMatch(e -> covered.getOrDefault(e.getKey(), 0L) >= e.getValue());
  }
}
