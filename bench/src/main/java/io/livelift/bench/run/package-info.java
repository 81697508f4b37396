/**
 * Processes of the measurement. In: filled topics. Out: figures. Promise: the broker and each
 * candidate have a process of their own, so that CPU time, memory and garbage collection are
 * theirs.
 */
package io.livelift.bench.run;
