package io.livelift.job.cube;

/**
 * A signed contribution to a cell, at the finest region level that its table needs. All zero, it
 * only tells that the window's plan has changed.
 */
public record CellDelta(Cell cell, MeasureVector measures, WindowPlan plan) {}
