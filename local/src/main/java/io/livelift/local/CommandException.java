package io.livelift.local;

/** Something the user can put right. The message is one sentence: what happened, what to do. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String sentence) {
    super(sentence);
  }

  public CommandException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
