package io.livelift.job.journey;

import java.io.Serializable;
import java.time.Duration;

/**
 * How far back an accepted record may still reach. All in milliseconds; {@link #UNBOUNDED} for no
 * limit.
 *
 * @param allowedLateness how long after its event time a record is accepted
 * @param attributionWindow the longest attribution window for which state is kept
 * @param minuteCorrections how long after a window's end MINUTE cells take corrections
 * @param lookBack how long a person must have been observed before their first prescription, so
 *     that they count as a new prescriber
 */
public record Horizons(
    long allowedLateness, long attributionWindow, long minuteCorrections, long lookBack)
    implements Serializable {
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Horizons of a log whose records are never too late. */
  public static Horizons unbounded() {
    return new Horizons(
        UNBOUNDED, Duration.ofDays(90).toMillis(), UNBOUNDED, Duration.ofDays(180).toMillis());
  }

  public Horizons withLookBack(long other) {
    return new Horizons(allowedLateness, attributionWindow, minuteCorrections, other);
  }

  /** The same for attribution windows of at least this length. */
  Horizons withAttributionWindow(long other) {
    return new Horizons(allowedLateness, other, minuteCorrections, lookBack);
  }

  public boolean isBounded() {
    return allowedLateness != UNBOUNDED;
  }

  /** How long after a prescription its cancellation may arrive. */
  long cancellationLimit() {
    return isBounded() ? allowedLateness + attributionWindow : UNBOUNDED;
  }

  /**
   * Records that arrived after this instant do not exist for the MINUTE cell of the window.
   *
   * @param windowStart epoch milliseconds
   */
  long minuteDeadline(long windowStart) {
    return isBounded() && minuteCorrections != UNBOUNDED
        ? windowStart + Duration.ofMinutes(1).toMillis() + minuteCorrections
        : UNBOUNDED;
  }

  /** Prescriptions before this instant can no longer change, once arrival time has reached now. */
  long prescriptionCutoff(long now) {
    return now - cancellationLimit();
  }

  /** Views before this instant can no longer matter, once arrival time has reached now. */
  long viewCutoff(long now) {
    // Where clocks change, a local day and a window of whole days differ by an hour or so.
    return prescriptionCutoff(now) - attributionWindow - Duration.ofDays(1).toMillis();
  }

  /**
   * When a window that ends at this instant is final, in arrival time.
   *
   * @return epoch milliseconds, or {@link #UNBOUNDED}
   */
  public long finalAt(long windowEnd, boolean minute) {
    if (!isBounded()) {
      return UNBOUNDED;
    }
    var correctable = minute ? minuteCorrections : cancellationLimit();
    return correctable == UNBOUNDED ? UNBOUNDED : windowEnd + correctable;
  }

  /** How long after a window is final a journey may still hold its events; milliseconds. */
  public long restatementReach() {
    return isBounded()
        ? allowedLateness + 2 * attributionWindow + Duration.ofDays(3).toMillis()
        : UNBOUNDED;
  }
}
