package io.livelift.dashboard.lift;

/** An interval of a number, both ends included. */
public record Interval(double low, double high) {

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The interval of the number times a factor that is not negative. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
