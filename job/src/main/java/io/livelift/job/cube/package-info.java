/**
 * Cells, tables, windows and vectors of measures: the shapes that travel from the journeys to the
 * topic. In: nothing. Out: values without behaviour of their own. Promise: addition is exact.
 */
package io.livelift.job.cube;
