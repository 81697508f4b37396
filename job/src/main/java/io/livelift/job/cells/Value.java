package io.livelift.job.cells;

/** A value of a table's breakdown, by its number among them. */
final class Value {
  private final int number;
  private final String name;
  private CellText text;

  /**
   * @param number counts the table's values from 0, in the order in which they came up
   */
  Value(int number, String name) {
    this.number = number;
    this.name = name;
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  /** The name as records have it. */
  CellText text() {
    if (text == null) {
      text = CellText.of(name);
    }
    return text;
  }
}
