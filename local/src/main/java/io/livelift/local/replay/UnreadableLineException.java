package io.livelift.local.replay;

/**
 * A line is no record. The message says why, without the record's values: they may be about people.
 */
final class UnreadableLineException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableLineException(String why) {
    super(why);
  }
}
