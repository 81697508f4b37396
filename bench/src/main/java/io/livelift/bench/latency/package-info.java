/**
 * How long an event takes to the screen. In: a paced load. Out: milliseconds from append to the
 * frame on the event stream that covers the event's offset. Promise: nothing is taken from a clock
 * of the job; both ends are seen from outside.
 */
package io.livelift.bench.latency;
