/**
 * The seeded input. In: a {@link io.livelift.bench.load.LoadSpec}. Out: filled topics, and what
 * must come out of them. Promise: the same spec gives the same bytes.
 */
package io.livelift.bench.load;
