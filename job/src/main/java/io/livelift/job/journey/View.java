package io.livelift.job.journey;

import io.livelift.contract.Channel;
import io.livelift.contract.Team;
import java.util.Comparator;
import java.util.Objects;

/**
 * One accepted content view of a person.
 *
 * @param time epoch milliseconds, UTC
 * @param dwellMs milliseconds, at least 0
 * @param region a region path, or null where not known
 */
public record View(
    String eventId,
    long time,
    String campaignId,
    String contentId,
    Channel channel,
    Team team,
    long dwellMs,
    boolean completed,
    String region,
    LogPosition position) {

  /** The order of touches: by time, then event id. */
  public static final Comparator<View> TOUCH_ORDER =
      Comparator.comparingLong(View::time)
          .thenComparing(View::eventId, EarliestRegion::compareUtf8);

  boolean hasContentOf(View other) {
    return time == other.time
        && dwellMs == other.dwellMs
        && completed == other.completed
        && channel == other.channel
        && team == other.team
        && campaignId.equals(other.campaignId)
        && contentId.equals(other.contentId)
        && Objects.equals(region, other.region);
  }
}
