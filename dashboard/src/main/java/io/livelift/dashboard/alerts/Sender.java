package io.livelift.dashboard.alerts;

/** Delivers the messages of one channel. */
interface Sender {

  /**
   * Delivers a message; it may come twice.
   *
   * @throws NotDeliveredException with one sentence
   */
  void send(Message message) throws NotDeliveredException;

  /** A message was not delivered. */
  final class NotDeliveredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    NotDeliveredException(String sentence, boolean forGood) {
      super(sentence);
      this.forGood = forGood;
    }

    /** Whether another attempt is no use. */
    boolean forGood() {
      return forGood;
    }
  }
}
