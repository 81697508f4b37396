/**
 * The cells of the cube, keyed by slice. In: sums of contributions. Out: the absolute value of
 * every cell touched in an epoch, without what would tell of few people. Promise: regions add up to
 * the nation in every epoch, and no published sum gives a withheld number away.
 */
package io.livelift.job.cells;
