package io.livelift.bench.load;

/** Where generated events go. */
@FunctionalInterface
public interface Records {
  /** Which topic of events. */
  enum Kind {
    VIEW,
    PRESCRIPTION
  }

  /**
   * Takes the next record. The arrays are its own.
   *
   * @param arrival epoch milliseconds
   */
  void add(Kind kind, byte[] key, byte[] value, long arrival);
}
