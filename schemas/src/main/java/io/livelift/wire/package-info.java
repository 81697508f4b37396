/**
 * The wire formats of the topics. In: records. Out: Kafka values, and back. Promise: what a
 * released writer wrote is read, and what cannot be read says why.
 */
package io.livelift.wire;
