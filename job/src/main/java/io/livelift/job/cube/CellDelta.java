package io.livelift.job.cube;

/**
 * A signed contribution to a cell, at the finest region level that its table needs.
 *
 * @param finalAt when the cell's window is final, in arrival time, epoch milliseconds;
 *     Long.MAX_VALUE for never
 */
public record CellDelta(Cell cell, MeasureVector measures, long finalAt) {}
