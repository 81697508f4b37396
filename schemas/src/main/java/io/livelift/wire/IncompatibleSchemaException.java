package io.livelift.wire;

/** The registry refuses our schema of a topic. Asking again does not help. */
public final class IncompatibleSchemaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(String message) {
    super(message);
  }
}
