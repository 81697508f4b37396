/**
 * {@code ./livelift bench}. In: options. Out: one table as text and JSON. Promise: everything in a
 * table was measured in one run, on the same records, with the same clock start.
 */
package io.livelift.bench;
