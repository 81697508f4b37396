/**
 * Kafka Streams as a peer. In: views. Out: views and reach by campaign, province and minute, hour
 * and day. Promise: what an expert in Kafka Streams would run, with nothing of Livelift's job in
 * it.
 */
package io.livelift.bench.streams;
