package io.livelift.wire;

/**
 * A schema registry could not be asked. Nothing is known about the record or schema in question, so
 * it must be asked again. The message is one sentence and has no secret.
 */
public class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
