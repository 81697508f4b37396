/**
 * The cells of the cube, keyed by table. In: sums of contributions. Out: the absolute value of
 * every cell touched in an epoch. Promise: regions add up to the nation in every epoch.
 */
package io.livelift.job.cells;
