package io.livelift.job.journey;

/** Looks into times that are sorted. */
final class Sorted {
  private Sorted() {}

  /** The first of some sorted times that is not before an instant; their count if there is none. */
  static int firstNotBefore(long instant, long[] times, int count) {
    var low = 0;
    var high = count;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (times[middle] < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
