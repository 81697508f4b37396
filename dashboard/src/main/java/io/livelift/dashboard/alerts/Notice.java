package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.wording.Sentence;
import java.time.Instant;

/**
 * What a browser tells. Serialized as it is into the API.
 *
 * @param over whether this is the end of a firing
 */
public record Notice(
    @JsonProperty("notice_no") long noticeNo,
    @JsonProperty("campaign_id") String campaignId,
    @JsonProperty("campaign_name") String campaignName,
    boolean over,
    @JsonProperty("noticed_at") Instant noticedAt,
    Sentence sentence) {}
