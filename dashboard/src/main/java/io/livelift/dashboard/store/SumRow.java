package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.WindowSum;

/**
 * A stored cell over several windows, of which these tell of the same measures.
 *
 * @param group the windows and their sums
 */
public record SumRow(String region, String value, WindowSum.Group group) {}
