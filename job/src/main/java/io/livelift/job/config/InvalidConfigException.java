package io.livelift.job.config;

/** The configuration cannot be used; the message says which setting and why, in one sentence. */
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidConfigException(String message) {
    super(message);
  }
}
