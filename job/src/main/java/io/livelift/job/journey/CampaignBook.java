package io.livelift.job.journey;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The campaigns in force, by id and by product. */
public final class CampaignBook {
  private final Map<String, CampaignDefinition> campaigns = new HashMap<>();
  private final Map<String, Set<String>> idsByProduct = new HashMap<>();

  /** Puts a definition in force in place of the campaign's former one. */
  public void put(CampaignDefinition campaign) {
    var former = campaigns.put(campaign.campaignId(), campaign);
    if (former != null) {
      former.productIds().forEach(product -> ids(product).remove(campaign.campaignId()));
    }
    campaign.productIds().forEach(product -> ids(product).add(campaign.campaignId()));
  }

  /** The campaign of this id, or null. */
  public CampaignDefinition get(String campaignId) {
    return campaigns.get(campaignId);
  }

  public Collection<CampaignDefinition> all() {
    return campaigns.values();
  }

  /** Ids of all campaigns. */
  Set<String> ids() {
    return campaigns.keySet();
  }

  /** Ids of the campaigns that have the product. */
  public Set<String> withProduct(String productId) {
    return idsByProduct.getOrDefault(productId, Set.of());
  }

  /** The longest attribution window of all campaigns, but at least this one; milliseconds. */
  long longestAttributionWindow(long atLeast) {
    return campaigns.values().stream()
        .mapToLong(CampaignDefinition::attributionWindow)
        .reduce(atLeast, Math::max);
  }

  /** A copy in which these definitions are in force. */
  public CampaignBook with(Collection<CampaignDefinition> changed) {
    var book = new CampaignBook();
    campaigns.values().forEach(book::put);
    changed.forEach(book::put);
    return book;
  }

  private Set<String> ids(String productId) {
    return idsByProduct.computeIfAbsent(productId, p -> new HashSet<>());
  }
}
