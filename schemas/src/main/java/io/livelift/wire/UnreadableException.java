package io.livelift.wire;

import io.livelift.vocabulary.RejectReason;

/** A value could not be read. The message never repeats the value. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public UnreadableException(RejectReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
