/**
 * The parts of an epoch. In: what a subtask read, accepted and sent. Out: one part a subtask and
 * epoch. Promise: the totals survive restarts and rescaling, and a lost part shows as a gap.
 */
package io.livelift.job.epoch;
