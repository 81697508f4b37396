package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.Measures;

/**
 * A stored cell.
 *
 * @param windowStart epoch milliseconds
 */
public record CellRow(
    long windowStart, String region, String value, boolean isFinal, Measures measures) {}
