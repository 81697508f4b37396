/**
 * Micro-benchmarks of the journey, the combiner, the cells and the codecs. In: records of the
 * seeded generator. Out: JMH's table and JSON. Promise: they run the job's own classes; benchmarks
 * of what only a package may see are in that package.
 */
package io.livelift.bench.micro;
