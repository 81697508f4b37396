/**
 * Kafka, Postgres and Flink on one machine, in or under this JVM. In: a data directory. Out:
 * running servers on the loopback interface. Promise: after a stop of any kind, also kill -9, the
 * next start on the same directory goes on where the last one was.
 */
package io.livelift.local.stack;
