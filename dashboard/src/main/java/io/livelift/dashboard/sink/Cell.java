package io.livelift.dashboard.sink;

import io.livelift.vocabulary.CellKey;

/**
 * The absolute value of one cell of the cube, in little memory.
 *
 * @param measures by the ordinal of {@link io.livelift.vocabulary.Measure}, cut behind the last
 *     that is not zero
 * @param suppressed some measures are withheld
 * @param isFinal no accepted event can change it any more
 */
public record Cell(CellKey key, long[] measures, boolean suppressed, boolean isFinal, long epoch) {

  /** Whether nothing is left to show: all zero, and nothing withheld. */
  public boolean isEmpty() {
    return measures.length == 0 && !suppressed;
  }
}
