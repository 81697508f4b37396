package io.livelift.local.simulator;

/** Why the simulator cannot go on, in one sentence for the person who started it. */
public final class SimulatorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SimulatorException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  SimulatorException(String sentence) {
    super(sentence);
  }
}
