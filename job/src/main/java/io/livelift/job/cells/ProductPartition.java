package io.livelift.job.cells;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses which rows and values of a matrix of people to hide: every block of the partition {each
 * row that is shown, the hidden rows} x {each value that is shown, the hidden values} must rest on
 * nobody or on enough people. What is shown of the matrix, of its margins and of its total is then
 * the same as the blocks say, so no difference tells of fewer. A block of several cells must have
 * so many people that all but one of them could be in one cell and still leave enough.
 *
 * <p>A function of the numbers alone: the same matrix hides the same, whatever was hidden before.
 *
 * <p>Hidden lines only grow in number, so the sums of what is hidden are kept and added to ({@link
 * Hidden}): the work is that of looking at each cell once, and of a line for each line hidden.
 */
final class ProductPartition {
  /** How people of one row are spread over values. */
  enum Joint {
    /** Each person has one value at most: a block has the sum of its people. */
    SUM,
    /** A person may have several, though events have one: a block has the most people at least. */
    MAX,
    /** Values have nothing to do with each other: hidden ones do not follow from the others. */
    APART
  }

  /** What may be hidden. */
  enum Lines {
    ROWS,
    VALUES,
    BOTH
  }

  /**
   * One matrix of people that the same choice must protect.
   *
   * @param people by row, then value
   */
  record Layer(long[][] people, Joint joint) {}

  private final int smallestGroup;
  private final List<Layer> layers;
  private final long[][] main;
  private final Lines lines;
  private Lines unsafeCellsHide;
  private final boolean[] hiddenRows;
  private final boolean[] hiddenValues;
  private Hidden[] hidden;

  /**
   * @param layers the first one is that of which people are counted when a choice is free
   * @param hiddenRows rows that are hidden from the start; changed by {@link #solve}
   * @param hiddenValues values that are hidden from the start; changed by {@link #solve}
   */
  ProductPartition(
      int smallestGroup,
      List<Layer> layers,
      Lines lines,
      boolean[] hiddenRows,
      boolean[] hiddenValues) {
    this.smallestGroup = smallestGroup;
    this.layers = layers;
    this.main = layers.get(0).people();
    this.lines = lines;
    this.unsafeCellsHide = lines;
    this.hiddenRows = hiddenRows;
    this.hiddenValues = hiddenValues;
  }

  /**
   * Hides what must be hidden. A value that is hidden at little loss may cost more in the end, as
   * of two values the other one follows: so hiding rows alone for unsafe cells is tried too, and
   * what shows more cells is taken.
   */
  void solve() {
    if (isSafe()) {
      return;
    }
    if (lines != Lines.BOTH) {
      solveGreedily();
      return;
    }
    var rows = hiddenRows.clone();
    var values = hiddenValues.clone();
    solveGreedily();
    if (Arrays.equals(values, hiddenValues)) {
      return;
    }
    var byRows = new ProductPartition(smallestGroup, layers, lines, rows, values);
    byRows.unsafeCellsHide = Lines.ROWS;
    byRows.solveGreedily();
    if (byRows.shownCells() > shownCells()) {
      System.arraycopy(rows, 0, hiddenRows, 0, rows.length);
      System.arraycopy(values, 0, hiddenValues, 0, values.length);
    }
  }

  /**
   * Whether every cell is nobody or enough, so that every sum of them is: n cells of at least s
   * people have n x s, and n - 1 less is still s or more. Of the most people of several cells that
   * does not hold.
   */
  private boolean isSafe() {
    var hiddenValuesCount = count(hiddenValues);
    for (var layer : layers) {
      if (layer.joint() == Joint.MAX && hiddenValuesCount > 1) {
        return false;
      }
      for (var row : layer.people()) {
        for (var people : row) {
          if (people != 0 && people < smallestGroup) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static int count(boolean[] lines) {
    var count = 0;
    for (var line : lines) {
      count += line ? 1 : 0;
    }
    return count;
  }

  private void solveGreedily() {
    hideUnsafeCells();
    // What is hidden from here on makes no cell unsafe.
    hidden = new Hidden[layers.size()];
    for (var i = 0; i < hidden.length; i++) {
      hidden[i] = new Hidden(layers.get(i));
    }
    var isDone = false;
    while (!isDone) {
      isDone = !(mendHiddenValues() || mendHiddenRows() || mendCorner());
    }
  }

  private long shownCells() {
    var cells = 0L;
    for (var i = 0; i < hiddenRows.length; i++) {
      for (var j = 0; j < hiddenValues.length && !hiddenRows[i]; j++) {
        cells += !hiddenValues[j] && main[i][j] > 0 ? 1 : 0;
      }
    }
    return cells;
  }

  /** Hides the rows or values that cover unsafe cells, each at the least loss of safe ones. */
  private void hideUnsafeCells() {
    var isUnsafe = new boolean[hiddenRows.length][hiddenValues.length];
    var rows = new Loss(hiddenRows.length);
    var values = new Loss(hiddenValues.length);
    var left = 0;
    for (var i = 0; i < hiddenRows.length; i++) {
      for (var j = 0; j < hiddenValues.length && !hiddenRows[i]; j++) {
        if (!hiddenValues[j]) {
          isUnsafe[i][j] = isUnsafe(i, j);
          left += isUnsafe[i][j] ? 1 : 0;
          rows.count(i, isUnsafe[i][j], main[i][j], 1);
          values.count(j, isUnsafe[i][j], main[i][j], 1);
        }
      }
    }
    if (left > 0) {
      countPeople(rows, values);
    }
    while (left > 0) {
      var row = unsafeCellsHide == Lines.VALUES ? -1 : rows.cheapest();
      var value = unsafeCellsHide == Lines.ROWS ? -1 : values.cheapest();
      if (value < 0 || (row >= 0 && rows.costsNoMore(row, values, value))) {
        for (var j = 0; j < hiddenValues.length; j++) {
          if (!hiddenValues[j]) {
            left -= isUnsafe[row][j] ? 1 : 0;
            values.count(j, isUnsafe[row][j], main[row][j], -1);
          }
        }
        rows.unsafe[row] = 0;
        hiddenRows[row] = true;
      } else {
        for (var i = 0; i < hiddenRows.length; i++) {
          if (!hiddenRows[i]) {
            left -= isUnsafe[i][value] ? 1 : 0;
            rows.count(i, isUnsafe[i][value], main[i][value], -1);
          }
        }
        values.unsafe[value] = 0;
        hiddenValues[value] = true;
      }
    }
  }

  private void countPeople(Loss rows, Loss values) {
    for (var i = 0; i < hiddenRows.length; i++) {
      for (var j = 0; j < hiddenValues.length; j++) {
        rows.people[i] += main[i][j];
        values.people[j] += main[i][j];
      }
    }
  }

  private boolean isUnsafe(int row, int value) {
    for (var i = 0; i < layers.size(); i++) {
      if (isFew(layers.get(i).people()[row][value], 1)) {
        return true;
      }
    }
    return false;
  }

  /** What hiding each of the rows, or of the values, would cover and cost. */
  private static final class Loss {
    private final int[] unsafe;
    private final int[] safe;
    private final long[] people;

    Loss(int lines) {
      unsafe = new int[lines];
      safe = new int[lines];
      people = new long[lines];
    }

    void count(int line, boolean isUnsafe, long inCell, int times) {
      if (isUnsafe) {
        unsafe[line] += times;
      } else if (inCell > 0) {
        safe[line] += times;
      }
    }

    /** The line that covers unsafe cells at the least loss of safe ones; negative if none does. */
    int cheapest() {
      var best = -1;
      for (var i = 0; i < unsafe.length; i++) {
        if (unsafe[i] > 0 && (best < 0 || isCheaper(i, best))) {
          best = i;
        }
      }
      return best;
    }

    private boolean isCheaper(int one, int other) {
      var difference = (long) safe[one] * unsafe[other] - (long) safe[other] * unsafe[one];
      return difference < 0 || (difference == 0 && people(one) < people(other));
    }

    private long people(int line) {
      return Math.min(Integer.MAX_VALUE, people[line]);
    }

    boolean costsNoMore(int line, Loss others, int other) {
      return (long) safe[line] * others.unsafe[other] <= (long) others.safe[other] * unsafe[line];
    }
  }

  /** Of one layer: the hidden values of each row, and the hidden rows of each value. */
  private final class Hidden {
    private final Layer layer;
    private final long[] peopleOfRow = new long[hiddenRows.length];
    private final int[] cellsOfRow = new int[hiddenRows.length];
    private final long[] peopleOfValue = new long[hiddenValues.length];
    private final int[] cellsOfValue = new int[hiddenValues.length];

    Hidden(Layer layer) {
      this.layer = layer;
      for (var i = 0; i < hiddenRows.length; i++) {
        if (hiddenRows[i]) {
          addRow(i);
        }
      }
      for (var j = 0; j < hiddenValues.length; j++) {
        if (hiddenValues[j]) {
          addValue(j);
        }
      }
    }

    void addRow(int row) {
      for (var j = 0; j < hiddenValues.length; j++) {
        var inCell = layer.people()[row][j];
        peopleOfValue[j] += inCell;
        cellsOfValue[j] += inCell > 0 ? 1 : 0;
      }
    }

    void addValue(int value) {
      for (var i = 0; i < hiddenRows.length; i++) {
        var inCell = layer.people()[i][value];
        peopleOfRow[i] =
            layer.joint() == Joint.SUM ? peopleOfRow[i] + inCell : Math.max(peopleOfRow[i], inCell);
        cellsOfRow[i] += inCell > 0 ? 1 : 0;
      }
    }

    boolean isFewInRow(int row) {
      return isFew(peopleOfRow[row], cellsOfRow[row]);
    }

    boolean isFewOfValue(int value) {
      return isFew(peopleOfValue[value], cellsOfValue[value]);
    }

    boolean isFewInCorner() {
      var people = 0L;
      var cells = 0;
      for (var i = 0; i < hiddenRows.length; i++) {
        if (hiddenRows[i]) {
          people += peopleOfRow[i];
          cells += cellsOfRow[i];
        }
      }
      return isFew(people, cells);
    }
  }

  /** Rows that are shown, whose hidden values together are too few. */
  private boolean mendHiddenValues() {
    for (var ofLayer : hidden) {
      if (ofLayer.layer.joint() != Joint.APART) {
        var rows = new int[hiddenRows.length];
        var found = 0;
        for (var i = 0; i < hiddenRows.length; i++) {
          if (!hiddenRows[i] && ofLayer.isFewInRow(i)) {
            rows[found++] = i;
          }
        }
        if (found > 0) {
          return mendHiddenValues(ofLayer.layer, Arrays.copyOf(rows, found));
        }
      }
    }
    return false;
  }

  private boolean mendHiddenValues(Layer layer, int[] rows) {
    if (lines == Lines.VALUES || rows.length * 2L > filledRows()) {
      var smallest = new Smallest();
      for (var j = 0; j < hiddenValues.length; j++) {
        if (!hiddenValues[j]) {
          var people = 0L;
          for (var i : rows) {
            people += layer.people()[i][j];
          }
          smallest.take(j, people);
        }
      }
      if (smallest.line >= 0) {
        return hideValue(smallest.line);
      }
    }
    if (lines == Lines.VALUES) {
      return false;
    }
    var smallest = new Smallest();
    for (var i : rows) {
      smallest.take(i, 1 + rowPeople(i));
    }
    return hideRow(smallest.line);
  }

  private long filledRows() {
    var filled = 0L;
    for (var i = 0; i < hiddenRows.length; i++) {
      filled += !hiddenRows[i] && rowPeople(i) > 0 ? 1 : 0;
    }
    return filled;
  }

  /** Values that are shown, of which the hidden rows together are too few. */
  private boolean mendHiddenRows() {
    for (var ofLayer : hidden) {
      for (var j = 0; j < hiddenValues.length; j++) {
        if (!hiddenValues[j] && ofLayer.isFewOfValue(j)) {
          var smallest = new Smallest();
          for (var i = 0; i < hiddenRows.length; i++) {
            if (!hiddenRows[i]) {
              smallest.take(i, ofLayer.layer.people()[i][j]);
            }
          }
          if (smallest.line >= 0 && lines != Lines.VALUES) {
            return hideRow(smallest.line);
          } else if (lines == Lines.BOTH) {
            return hideValue(j);
          }
        }
      }
    }
    return false;
  }

  /** The hidden values of the hidden rows. */
  private boolean mendCorner() {
    for (var ofLayer : hidden) {
      if (ofLayer.layer.joint() != Joint.APART && lines == Lines.BOTH && ofLayer.isFewInCorner()) {
        var smallest = new Smallest();
        for (var i = 0; i < hiddenRows.length; i++) {
          if (!hiddenRows[i]) {
            smallest.take(i, ofLayer.peopleOfRow[i]);
          }
        }
        if (smallest.line >= 0) {
          return hideRow(smallest.line);
        }
        for (var j = 0; j < hiddenValues.length; j++) {
          if (!hiddenValues[j]) {
            smallest.take(j, ofLayer.peopleOfValue[j]);
          }
        }
        if (smallest.line >= 0) {
          return hideValue(smallest.line);
        }
      }
    }
    return false;
  }

  /** The line of the fewest people, but of somebody; the first of those. */
  private static final class Smallest {
    private int line = -1;
    private long people;

    void take(int other, long itsPeople) {
      if (itsPeople > 0 && (line < 0 || itsPeople < people)) {
        line = other;
        people = itsPeople;
      }
    }
  }

  /** Whether so many people in so many cells are somebody, but too few. */
  private boolean isFew(long people, int cells) {
    return people > 0 && people - Math.max(0, cells - 1) < smallestGroup;
  }

  private boolean hideRow(int row) {
    hiddenRows[row] = true;
    for (var ofLayer : hidden) {
      ofLayer.addRow(row);
    }
    return true;
  }

  private boolean hideValue(int value) {
    hiddenValues[value] = true;
    for (var ofLayer : hidden) {
      ofLayer.addValue(value);
    }
    return true;
  }

  private long rowPeople(int row) {
    var people = 0L;
    for (var inCell : main[row]) {
      people += inCell;
    }
    return Math.min(Integer.MAX_VALUE, people);
  }
}
