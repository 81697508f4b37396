package io.livelift.local.simulator;

/** Where an event goes. */
enum Stream {
  VIEWS,
  PRESCRIPTIONS
}
