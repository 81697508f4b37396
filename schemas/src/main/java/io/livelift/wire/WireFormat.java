package io.livelift.wire;

import com.fasterxml.jackson.annotation.JsonValue;

/** How Avro records stand in topics. */
public enum WireFormat {
  /** Avro's single-object encoding: the schema's fingerprint, then the body. */
  SINGLE_OBJECT("single-object"),
  /** The framing of schema registries: a magic byte 0, the schema's id, then the body. */
  REGISTRY("registry");

  private final String label;

  WireFormat(String label) {
    this.label = label;
  }

  /** The name in configurations. */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The format of a name.
   *
   * @throws IllegalArgumentException if none has it
   */
  public static WireFormat of(String label) {
    for (var format : values()) {
      if (format.label.equals(label)) {
        return format;
      }
    }
    throw new IllegalArgumentException("the format is neither single-object nor registry");
  }

  @Override
  public String toString() {
    return label;
  }
}
