package io.livelift.bench.streams;

/** The windows that a view counts in. */
enum Window {
  MINUTE(60_000),
  HOUR(3_600_000),
  DAY(86_400_000);

  private final long millis;

  Window(long millis) {
    this.millis = millis;
  }

  /**
   * Where the window of a time begins, epoch milliseconds as the time.
   *
   * @param zoneOffset how far local time is ahead of UTC, milliseconds
   */
  long start(long time, long zoneOffset) {
    return time - Math.floorMod(time + zoneOffset, millis);
  }

  /**
   * The key of a cell.
   *
   * @param place its campaign and province
   */
  String cell(String place, long start) {
    return name() + '|' + place + '|' + start;
  }
}
