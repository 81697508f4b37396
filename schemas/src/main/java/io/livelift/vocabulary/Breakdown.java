package io.livelift.vocabulary;

/** By what a table of the cube is split, beside region. */
public enum Breakdown {
  NONE(Of.ALL, "Everything; the value is empty"),
  CHANNEL(Of.TOUCH, "Channel of the view"),
  CONTENT(Of.TOUCH, "Content that was viewed"),
  TEAM(Of.TOUCH, "Team that made the contact"),
  TIER(Of.PERSON, "Tier of the physician's institution"),
  SPECIALTY(Of.PERSON, "Specialty of the physician"),
  SEGMENT(Of.PERSON, "Segments of the physician, who may be in several"),
  ARM(Of.PERSON, "TREATED or CONTROL; who is not in the audience has none"),
  CHANNEL_SET(
      Of.PERSON,
      "The channels of the person's qualified views in the flight, sorted and joined by +;"
          + " empty for none"),
  PAYER(Of.PRESCRIPTION, "Who pays the prescription"),
  DISPENSING(Of.PRESCRIPTION, "Where the prescription is dispensed"),
  TRANSITION(
      Of.PATH,
      "Two channels that follow each other on a path, joined by >; a path begins with START and ends"
          + " with CONVERSION or NONE");

  /** What a breakdown is a property of; it decides which measures a table holds. */
  public enum Of {
    ALL,
    TOUCH,
    PERSON,
    PRESCRIPTION,
    PATH
  }

  private final Of of;
  private final String sentence;

  Breakdown(Of of, String sentence) {
    this.of = of;
    this.sentence = sentence;
  }

  public Of of() {
    return of;
  }

  /** What the breakdown's values are, for readers. */
  public String sentence() {
    return sentence;
  }
}
