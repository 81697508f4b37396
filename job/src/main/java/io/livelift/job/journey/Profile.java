package io.livelift.job.journey;

import io.livelift.contract.Tier;
import java.util.List;
import java.util.Objects;

/**
 * A physician's profile from an instant on.
 *
 * @param effectiveFrom epoch milliseconds, UTC
 * @param region a region path, or null where not known
 * @param segments distinct, sorted
 */
public record Profile(
    long effectiveFrom,
    long version,
    String region,
    Tier tier,
    String specialty,
    List<String> segments,
    boolean consent,
    LogPosition position) {

  boolean hasContentOf(Profile other) {
    return tier == other.tier
        && consent == other.consent
        && specialty.equals(other.specialty)
        && segments.equals(other.segments)
        && Objects.equals(region, other.region);
  }
}
