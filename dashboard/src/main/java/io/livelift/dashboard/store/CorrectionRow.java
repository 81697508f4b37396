package io.livelift.dashboard.store;

import io.livelift.vocabulary.Measure;
import java.time.Instant;

/**
 * By how much a day that was over has changed within an hour, in the nation.
 *
 * @param day start of the day's window
 * @param hour in which the frames were stored
 * @param firstEpoch of the frames that changed it
 * @param difference new less old
 */
public record CorrectionRow(
    Instant day, Instant hour, long firstEpoch, long lastEpoch, Measure measure, long difference) {}
