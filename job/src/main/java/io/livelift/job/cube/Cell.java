package io.livelift.job.cube;

/**
 * One cell of a table.
 *
 * @param region a region path; empty for the nation
 * @param value value of the breakdown; empty for NONE
 */
public record Cell(Table table, String region, String value) {}
