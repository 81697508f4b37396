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
}
