package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The region that a person without a profile has: that of the earliest event that names one.
 *
 * @param time event time of that event, epoch milliseconds
 * @param prescription whether the event is a prescription
 */
public record EarliestRegion(long time, String eventId, boolean prescription, String region) {
  private static final Comparator<EarliestRegion> ORDER =
      Comparator.comparingLong(EarliestRegion::time)
          .thenComparing(EarliestRegion::eventId, EarliestRegion::compareUtf8)
          .thenComparing(EarliestRegion::prescription)
          .thenComparing(EarliestRegion::region, EarliestRegion::compareUtf8);

  /** The earlier of two; null stands for none. */
  static EarliestRegion min(EarliestRegion a, EarliestRegion b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return ORDER.compare(a, b) <= 0 ? a : b;
  }

  /** Unsigned order of the UTF-8 bytes, which is the order of code points. */
  static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }
}
