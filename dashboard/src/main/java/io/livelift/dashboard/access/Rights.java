package io.livelift.dashboard.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which campaigns somebody sees. Postgres decides; this says which answers are the same for whom.
 */
public final class Rights {
  private static final Rights EVERYTHING = new Rights(true, Set.of());

  private final boolean everything;
  private final Set<String> campaigns;
  private final String key;

  private Rights(boolean everything, Collection<String> campaigns) {
    this.everything = everything;
    this.campaigns = Set.copyOf(campaigns);
    // Lengths make it unambiguous whatever ids hold.
    var joined = new StringBuilder(everything ? "*" : "");
    new TreeSet<>(campaigns).forEach(id -> joined.append(id.length()).append(':').append(id));
    this.key = joined.toString();
  }

  public static Rights everything() {
    return EVERYTHING;
  }

  public static Rights of(Collection<String> campaigns) {
    return new Rights(false, campaigns);
  }

  public boolean sees(String campaignId) {
    return everything || campaigns.contains(campaignId);
  }

  public boolean isEverything() {
    return everything;
  }

  /** The ids of the campaigns, where it is not {@linkplain #isEverything() everything}. */
  public Set<String> campaigns() {
    return campaigns;
  }

  /** Equal for equal rights. */
  public String key() {
    return key;
  }
}
