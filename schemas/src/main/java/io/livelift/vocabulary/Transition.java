package io.livelift.vocabulary;

/**
 * One step of a path: a value of the breakdown {@link Breakdown#TRANSITION}.
 *
 * @param from a channel, or {@link #START}
 * @param to a channel, {@link #CONVERSION} or {@link #NONE}
 */
public record Transition(String from, String to) {
  /** Before the first touch. */
  public static final String START = "START";

  /** The path ended in a conversion. */
  public static final String CONVERSION = "CONVERSION";

  /** The path has ended in no conversion. */
  public static final String NONE = "NONE";

  private static final char ARROW = '>';

  /** The value of the breakdown, such as {@code WEBINAR>CONVERSION}. */
  public String toText() {
    return from + ARROW + to;
  }

  /**
   * The step that a value stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Transition parse(String value) {
    var arrow = value.indexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException("A transition has the form FROM>TO.");
    }
    return new Transition(value.substring(0, arrow), value.substring(arrow + 1));
  }
}
