package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.wording.Sentence;
import java.time.Instant;
import java.util.List;

/**
 * One time that a rule fired. Serialized as it is into the API.
 *
 * @param raisedEpoch the epoch by which it was judged; null before the first
 * @param resolvedAt null while it lasts; so are all that follow
 * @param undelivered messages to the outside that were given up or are still being tried, and why
 */
public record AlertFiring(
    @JsonProperty("firing_no") long firingNo,
    @JsonProperty("rule_no") long ruleNo,
    @JsonProperty("campaign_id") String campaignId,
    AlertKind kind,
    double threshold,
    @JsonProperty("raised_at") Instant raisedAt,
    @JsonProperty("raised_epoch") Long raisedEpoch,
    Sentence sentence,
    @JsonProperty("resolved_at") Instant resolvedAt,
    @JsonProperty("resolved_epoch") Long resolvedEpoch,
    Sentence resolution,
    List<String> undelivered) {

  /** The same for somebody who may not set rules: of messages nothing is told. */
  AlertFiring withoutReceivers() {
    return new AlertFiring(
        firingNo,
        ruleNo,
        campaignId,
        kind,
        threshold,
        raisedAt,
        raisedEpoch,
        sentence,
        resolvedAt,
        resolvedEpoch,
        resolution,
        List.of());
  }
}
