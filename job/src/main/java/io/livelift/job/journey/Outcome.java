package io.livelift.job.journey;

import io.livelift.contract.TopicOutcome;
import io.livelift.vocabulary.RejectReason;

/** What became of an accepted record; every accepted record has exactly one. */
public enum Outcome {
  COUNTED,
  DUPLICATE,
  CONFLICT,
  /** A cancellation that arrived later than a cancellation may. */
  LATE,
  OUT_OF_FLIGHT,
  UNKNOWN_CAMPAIGN,
  WRONG_KIND,
  /** Of a person who is erased. */
  ERASED,
  /** The person has as many events as are kept for one person. */
  OVER_LIMIT;

  /** The outcome of a record that is not the first of its identity, or one too many. */
  public static Outcome of(Receipt receipt) {
    return switch (receipt) {
      case DUPLICATE -> DUPLICATE;
      case CONFLICT -> CONFLICT;
      case LATE -> LATE;
      case OVER_LIMIT -> OVER_LIMIT;
      case NEW -> throw new IllegalArgumentException("The outcome of a new record may change.");
    };
  }

  /** Adds so many records to a topic's total of this outcome. */
  void addTo(TopicOutcome totals, long records) {
    switch (this) {
      case COUNTED -> totals.setCounted(totals.getCounted() + records);
      case DUPLICATE -> totals.setDuplicate(totals.getDuplicate() + records);
      case CONFLICT -> totals.setConflict(totals.getConflict() + records);
      case LATE -> totals.setLate(totals.getLate() + records);
      case OUT_OF_FLIGHT -> totals.setOutOfFlight(totals.getOutOfFlight() + records);
      case UNKNOWN_CAMPAIGN -> totals.setUnknownCampaign(totals.getUnknownCampaign() + records);
      case WRONG_KIND -> totals.setWrongKind(totals.getWrongKind() + records);
      case ERASED -> totals.setErased(totals.getErased() + records);
      case OVER_LIMIT ->
          totals.getRejected().merge(RejectReason.OVER_LIMIT.name(), records, Long::sum);
    }
  }
}
