package io.livelift.bench.latency;

/**
 * When an event passed what lies between the broker and the page, epoch milliseconds.
 *
 * @param appended it was in its topic
 * @param barrier the last source had seen the barrier behind it
 * @param published its epoch was read, committed
 * @param stored its frame was in Postgres
 * @param seen its frame was on the stream
 */
record Passage(long appended, long barrier, long published, long stored, long seen) {
  long toBarrier() {
    return barrier - appended;
  }

  long toPublished() {
    return published - barrier;
  }

  long toStored() {
    return stored - published;
  }

  /** The whole way. */
  long toPage() {
    return seen - appended;
  }
}
