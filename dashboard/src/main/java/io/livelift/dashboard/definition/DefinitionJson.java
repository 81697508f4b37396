package io.livelift.dashboard.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.contract.Campaign;
import java.util.List;
import java.util.TreeMap;

/**
 * Definitions as JSON: fields named as in the contract, times as ISO 8601 in UTC. The same text can
 * be read as a value of a JSON topic.
 */
public final class DefinitionJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DefinitionJson() {}

  /** All fields of a version. */
  public static ObjectNode of(Campaign campaign) {
    var node = JSON.createObjectNode();
    node.put("campaign_id", campaign.getCampaignId());
    node.put("version", campaign.getVersion());
    node.put("name", campaign.getName());
    list(node, "product_ids", campaign.getProductIds());
    node.put("starts_at", campaign.getStartsAt().toString());
    node.put("ends_at", campaign.getEndsAt().toString());
    node.put("time_zone", campaign.getTimeZone());
    node.put("attribution_window_days", campaign.getAttributionWindowDays());
    node.put("qualified_dwell_ms", campaign.getQualifiedDwellMs());
    node.put("audience_kind", campaign.getAudienceKind().name());
    var audience = node.putObject("audience");
    list(audience, "regions", campaign.getAudience().getRegions());
    list(audience, "tiers", campaign.getAudience().getTiers());
    list(audience, "specialties", campaign.getAudience().getSpecialties());
    list(audience, "segments", campaign.getAudience().getSegments());
    node.put("holdout_percent", campaign.getHoldoutPercent());
    node.put("holdout_salt", campaign.getHoldoutSalt());
    var costs = node.putObject("touch_cost");
    new TreeMap<>(campaign.getTouchCost()).forEach(costs::put);
    node.put("currency", campaign.getCurrency());
    node.put("goal_reach", campaign.getGoalReach());
    node.put("goal_conversions", campaign.getGoalConversions());
    return node;
  }

  /** All fields of a version, with numbers of the types that a stored version is read with. */
  static ObjectNode compared(Campaign campaign) {
    return (ObjectNode) stored(of(campaign).toString());
  }

  /** The JSON value of a text that this program stored. */
  static JsonNode stored(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored definition is damaged.", e);
    }
  }

  private static void list(ObjectNode node, String field, List<String> values) {
    var array = node.putArray(field);
    values.forEach(array::add);
  }
}
