/**
 * How values travel between tasks. In: a pair of functions that write and read. Out: Flink type
 * information. Promise: no Kryo, no reflection.
 */
package io.livelift.job.transport;
