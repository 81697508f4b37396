/**
 * What the withholding of cells means, said simply: strings, maps and streams. The job's own
 * classes of the same names must decide the same; randomized tests compare them.
 */
package io.livelift.job.cells.definition;
