package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.Measures;
import java.time.Instant;

/**
 * One arm of a campaign's nation as it last was in an hour.
 *
 * @param hour its beginning
 * @param at when the numbers were committed
 * @param arm TREATED or CONTROL
 */
public record ArmRow(Instant hour, Instant at, String arm, Measures measures) {}
