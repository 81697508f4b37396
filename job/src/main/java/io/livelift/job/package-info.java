/**
 * The Flink job. In: views, prescriptions, physicians, campaigns, erasures from Kafka. Out: cells,
 * epochs and rejected events to Kafka. Promise: every published number is a function of the log.
 */
package io.livelift.job;
