package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A stored rule. Serialized as it is into the API.
 *
 * @param language of e-mails, {@code en} or {@code zh}
 * @param firing the number of the present firing; null while there is none
 */
public record AlertRule(
    @JsonProperty("rule_no") long ruleNo,
    @JsonIgnore int campaignNo,
    @JsonProperty("campaign_id") String campaignId,
    AlertKind kind,
    double threshold,
    Set<Channel> channels,
    @JsonProperty("webhook_url") String webhookUrl,
    @JsonProperty("email_to") List<String> emailTo,
    String language,
    @JsonProperty("made_by") String madeBy,
    @JsonProperty("made_at") Instant madeAt,
    Long firing,
    @JsonIgnore Instant calmSince,
    @JsonIgnore long lastAlarm) {

  /** The same for somebody who may not set rules. */
  AlertRule withoutReceivers() {
    return new AlertRule(
        ruleNo,
        campaignNo,
        campaignId,
        kind,
        threshold,
        channels,
        null,
        List.of(),
        language,
        madeBy,
        madeAt,
        firing,
        calmSince,
        lastAlarm);
  }

  AlertJudge.Memory memory() {
    return new AlertJudge.Memory(firing != null, calmSince, lastAlarm);
  }
}
