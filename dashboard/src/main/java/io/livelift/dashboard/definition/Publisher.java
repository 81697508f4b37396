package io.livelift.dashboard.definition;

import io.livelift.contract.Campaign;

/** Where new versions go. */
public interface Publisher extends AutoCloseable {

  /** A place in the log. */
  record Place(int partition, long offset) {}

  /**
   * Publishes a version.
   *
   * @return where it stands, once every in-sync replica has it
   * @throws NotPublishedException if that cannot be said
   */
  Place publish(Campaign campaign) throws NotPublishedException;

  @Override
  void close();

  /** A version was not acknowledged; the message is a sentence for readers. */
  final class NotPublishedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean mayArrive;

    NotPublishedException(String sentence, boolean mayArrive, Throwable cause) {
      super(sentence, cause);
      this.mayArrive = mayArrive;
    }

    /** Whether it may have been sent all the same. */
    public boolean mayArrive() {
      return mayArrive;
    }
  }
}
