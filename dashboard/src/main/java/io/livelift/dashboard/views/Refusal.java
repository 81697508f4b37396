package io.livelift.dashboard.views;

/** What is asked for makes no sense; the message says why, in one sentence for readers. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }
}
