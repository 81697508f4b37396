package io.livelift.job.cube;

/**
 * What a campaign's definition says of one window of its cells.
 *
 * @param version of the definition: the highest one holds
 * @param finalAt when the window is final, in arrival time, epoch milliseconds; Long.MAX_VALUE for
 *     never
 * @param isBlank whether the window tells nothing of prescribing: see {@link
 *     io.livelift.vocabulary.BlankWindows}
 */
public record WindowPlan(long version, long finalAt, boolean isBlank) {

  /** Whether it says the same, whatever the version. */
  public boolean isLike(WindowPlan other) {
    return finalAt == other.finalAt && isBlank == other.isBlank;
  }

  // Written out: compared for every contribution, mostly with itself.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof WindowPlan that && version == that.version && isLike(that));
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(version) * 31 + Long.hashCode(finalAt)) * 2 + (isBlank ? 1 : 0);
  }
}
