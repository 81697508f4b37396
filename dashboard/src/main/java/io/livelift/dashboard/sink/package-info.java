/**
 * The dashboard sink. In: cells, epoch parts and campaign definitions from Kafka, read committed.
 * Out: one frame after the other in Postgres. Promise: a frame is exactly one consistent cut of the
 * input, and it is stored together with the offsets it was read up to.
 */
package io.livelift.dashboard.sink;
