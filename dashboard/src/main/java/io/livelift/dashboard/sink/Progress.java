package io.livelift.dashboard.sink;

/**
 * How far one partition has been dealt with.
 *
 * @param nextOffset every record below it is part of a stored frame
 * @param readTo records from {@code nextOffset} up to here had been read when the frame was stored;
 *     those of its epoch or an earlier one are part of it, the others are not
 */
public record Progress(long nextOffset, long readTo) {}
