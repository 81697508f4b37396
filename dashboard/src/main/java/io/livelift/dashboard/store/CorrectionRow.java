package io.livelift.dashboard.store;

import io.livelift.vocabulary.Measure;
import java.time.Instant;

/**
 * By how much a day that was over has changed within an hour, in the nation.
 *
 * @param day start of the day's window
 * @param hour in which the frames were stored; not more exactly, for one late record can be one
 *     person
 * @param difference new less old
 */
public record CorrectionRow(Instant day, Instant hour, Measure measure, long difference) {}
