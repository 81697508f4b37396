package io.livelift.job.cells.definition;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Chooses which rows and values of a matrix of people to hide: every block of the partition {each
 * row that is shown, the hidden rows} x {each value that is shown, the hidden values} must rest on
 * nobody or on enough people. What is shown of the matrix, of its margins and of its total is then
 * the same as the blocks say, so no difference tells of fewer. A block of several cells must have
 * so many people that all but one of them could be in one cell and still leave enough.
 *
 * <p>A function of the numbers alone: the same matrix hides the same, whatever was hidden before.
 */
public final class ProductPartition {
  /** How people of one row are spread over values. */
  public enum Joint {
    /** Each person has one value at most: a block has the sum of its people. */
    SUM,
    /** A person may have several, though events have one: a block has the most people at least. */
    MAX,
    /** Values have nothing to do with each other: hidden ones do not follow from the others. */
    APART
  }

  /** What may be hidden. */
  public enum Lines {
    ROWS,
    VALUES,
    BOTH
  }

  /**
   * One matrix of people that the same choice must protect.
   *
   * @param people by row, then value
   */
  public record Layer(long[][] people, Joint joint) {}

  private final int smallestGroup;
  private final List<Layer> layers;
  private final long[][] main;
  private final Lines lines;
  private Lines unsafeCellsHide;
  private final boolean[] hiddenRows;
  private final boolean[] hiddenValues;

  /**
   * @param layers the first one is that of which people are counted when a choice is free
   * @param hiddenRows rows that are hidden from the start; changed by {@link #solve}
   * @param hiddenValues values that are hidden from the start; changed by {@link #solve}
   */
  public ProductPartition(
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
  public void solve() {
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

  private void solveGreedily() {
    var isDone = false;
    while (!isDone) {
      isDone = !(hideUnsafeCell() || mendHiddenValues() || mendHiddenRows() || mendCorner());
    }
  }

  private long shownCells() {
    return shownRows().mapToLong(i -> shownValues().filter(j -> main[i][j] > 0).count()).sum();
  }

  /** Hides the row or value that covers unsafe cells at the least loss of safe ones. */
  private boolean hideUnsafeCell() {
    var unsafeInRow = new int[hiddenRows.length];
    var unsafeInValue = new int[hiddenValues.length];
    var safeInRow = new int[hiddenRows.length];
    var safeInValue = new int[hiddenValues.length];
    var found = false;
    for (var i = 0; i < hiddenRows.length; i++) {
      for (var j = 0; j < hiddenValues.length && !hiddenRows[i]; j++) {
        if (!hiddenValues[j] && isUnsafe(i, j)) {
          unsafeInRow[i]++;
          unsafeInValue[j]++;
          found = true;
        } else if (!hiddenValues[j] && main[i][j] > 0) {
          safeInRow[i]++;
          safeInValue[j]++;
        }
      }
    }
    if (found) {
      var row =
          unsafeCellsHide == Lines.VALUES ? -1 : cheapest(unsafeInRow, safeInRow, this::rowPeople);
      var value =
          unsafeCellsHide == Lines.ROWS
              ? -1
              : cheapest(unsafeInValue, safeInValue, this::valuePeople);
      var isRow =
          value < 0
              || (row >= 0
                  && (long) safeInRow[row] * unsafeInValue[value]
                      <= (long) safeInValue[value] * unsafeInRow[row]);
      hide(isRow ? hiddenRows : hiddenValues, isRow ? row : value);
    }
    return found;
  }

  private static int cheapest(int[] unsafe, int[] safe, IntUnaryOperator people) {
    var best = -1;
    for (var i = 0; i < unsafe.length; i++) {
      if (unsafe[i] > 0 && (best < 0 || isCheaper(i, best, unsafe, safe, people))) {
        best = i;
      }
    }
    return best;
  }

  private static boolean isCheaper(
      int one, int other, int[] unsafe, int[] safe, IntUnaryOperator people) {
    var difference = (long) safe[one] * unsafe[other] - (long) safe[other] * unsafe[one];
    return difference < 0 || (difference == 0 && people.applyAsInt(one) < people.applyAsInt(other));
  }

  private boolean isUnsafe(int row, int value) {
    return layers.stream().anyMatch(layer -> isFew(layer.people()[row][value], 1));
  }

  /** Rows that are shown, whose hidden values together are too few. */
  private boolean mendHiddenValues() {
    for (var layer : layers) {
      if (layer.joint() != Joint.APART) {
        var rows = shownRows().filter(i -> isFew(hiddenBlock(layer, i))).toArray();
        if (rows.length > 0) {
          return mendHiddenValues(layer, rows);
        }
      }
    }
    return false;
  }

  private boolean mendHiddenValues(Layer layer, int[] rows) {
    var filled = shownRows().filter(i -> rowPeople(i) > 0).count();
    var isValue = lines == Lines.VALUES || rows.length * 2L > filled;
    if (isValue) {
      var value =
          smallest(
              shownValues().toArray(),
              j -> IntStream.of(rows).mapToLong(i -> layer.people()[i][j]).sum());
      if (value >= 0) {
        return hide(hiddenValues, value);
      }
    }
    return lines != Lines.VALUES && hide(hiddenRows, smallest(rows, i -> 1L + rowPeople(i)));
  }

  /** Values that are shown, of which the hidden rows together are too few. */
  private boolean mendHiddenRows() {
    for (var layer : layers) {
      for (var j : shownValues().toArray()) {
        var people = hiddenRowIndices().mapToLong(i -> layer.people()[i][j]).toArray();
        if (isFew(
            IntStream.range(0, people.length).mapToLong(i -> people[i]).sum(), cells(people))) {
          var row = smallest(shownRows().toArray(), i -> layer.people()[i][j]);
          if (row >= 0 && lines != Lines.VALUES) {
            return hide(hiddenRows, row);
          } else if (lines == Lines.BOTH) {
            return hide(hiddenValues, j);
          }
        }
      }
    }
    return false;
  }

  /** The hidden values of the hidden rows. */
  private boolean mendCorner() {
    for (var layer : layers) {
      if (layer.joint() != Joint.APART && lines == Lines.BOTH && isFew(corner(layer))) {
        var row = smallest(shownRows().toArray(), i -> hiddenBlock(layer, i).people());
        if (row >= 0) {
          return hide(hiddenRows, row);
        }
        var value =
            smallest(
                shownValues().toArray(),
                j -> hiddenRowIndices().mapToLong(i -> layer.people()[i][j]).sum());
        if (value >= 0) {
          return hide(hiddenValues, value);
        }
      }
    }
    return false;
  }

  private record Block(long people, int cells) {}

  private Block corner(Layer layer) {
    var people = 0L;
    var cells = 0;
    for (var i : hiddenRowIndices().toArray()) {
      var block = hiddenBlock(layer, i);
      people += block.people();
      cells += block.cells();
    }
    return new Block(people, cells);
  }

  private Block hiddenBlock(Layer layer, int row) {
    var people = 0L;
    var cells = 0;
    for (var j = 0; j < hiddenValues.length; j++) {
      var inCell = hiddenValues[j] ? layer.people()[row][j] : 0;
      people = layer.joint() == Joint.SUM ? people + inCell : Math.max(people, inCell);
      cells += inCell > 0 ? 1 : 0;
    }
    return new Block(people, cells);
  }

  private boolean isFew(Block block) {
    return isFew(block.people(), block.cells());
  }

  /** Whether so many people in so many cells are somebody, but too few. */
  private boolean isFew(long people, int cells) {
    return people > 0 && people - Math.max(0, cells - 1) < smallestGroup;
  }

  private static int cells(long[] people) {
    return (int) IntStream.range(0, people.length).filter(i -> people[i] > 0).count();
  }

  private static int smallest(int[] lines, java.util.function.IntToLongFunction people) {
    var best = -1;
    for (var line : lines) {
      if (people.applyAsLong(line) > 0
          && (best < 0 || people.applyAsLong(line) < people.applyAsLong(best))) {
        best = line;
      }
    }
    return best;
  }

  private static boolean hide(boolean[] hidden, int line) {
    hidden[line] = true;
    return true;
  }

  private int rowPeople(int row) {
    return (int)
        Math.min(
            Integer.MAX_VALUE,
            IntStream.range(0, hiddenValues.length).mapToLong(j -> main[row][j]).sum());
  }

  private int valuePeople(int value) {
    return (int)
        Math.min(
            Integer.MAX_VALUE,
            IntStream.range(0, hiddenRows.length).mapToLong(i -> main[i][value]).sum());
  }

  private IntStream shownRows() {
    return IntStream.range(0, hiddenRows.length).filter(i -> !hiddenRows[i]);
  }

  private IntStream hiddenRowIndices() {
    return IntStream.range(0, hiddenRows.length).filter(i -> hiddenRows[i]);
  }

  private IntStream shownValues() {
    return IntStream.range(0, hiddenValues.length).filter(j -> !hiddenValues[j]);
  }
}
