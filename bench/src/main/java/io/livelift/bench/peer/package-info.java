/**
 * What the peers share, so that they read the same records, at the same cost, by the same clock.
 * In: topics. Out: fields of records, figures. Promise: nothing here needs Flink or Kafka Streams,
 * and nothing here is Livelift's own job.
 */
package io.livelift.bench.peer;
