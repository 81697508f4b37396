/**
 * The Kafka sink. In: cells, epoch parts and rejected records. Out: their topics, in one
 * transaction a subtask and epoch. Promise: exactly once.
 */
package io.livelift.job.sink;
