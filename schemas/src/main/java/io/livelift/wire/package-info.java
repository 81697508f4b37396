/**
 * The wire format of the topics. In: Avro records. Out: Kafka values, and back. Promise: what a
 * released writer wrote is read, and what cannot be read says why.
 */
package io.livelift.wire;
