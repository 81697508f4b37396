package io.livelift.rules;

import io.livelift.vocabulary.RejectReason;

/** A record is not accepted. The message says why, and repeats no id and no text of the record. */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public RejectedException(RejectReason reason, String detail) {
    // No stack trace: a flood of bad records must not cost more than a flood of good ones.
    super(detail, null, false, false);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
