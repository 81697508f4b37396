/**
 * A world whose truth is known. In: a seed, a rate and the time. Out: views, prescriptions,
 * campaigns and physicians, with the disorder of real ones, in Kafka. Promise: the world is a
 * function of its seed, and a restart goes on with the same one.
 */
package io.livelift.local.simulator;
