package io.livelift.job.cells;

import io.livelift.job.cells.JointSums.Found;
import io.livelift.vocabulary.Breakdown;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Hides more of a group in the tables of a slice until {@link JointSums} finds nothing. A table of
 * which all is hidden leaves the cells of NONE no less free than the sums of NONE do, which {@link
 * TableWithholding#ofNone} has seen to; so hiding more helps in the end.
 */
final class JointWithholding {
  private final int smallestGroup;
  private final SliceCells cells;
  private final Map<Breakdown, TableWithholding> tables;

  /**
   * @param tables the tables that show values of the group, each decided on its own; in order
   */
  JointWithholding(int smallestGroup, SliceCells cells, Map<Breakdown, TableWithholding> tables) {
    this.cells = cells;
    this.smallestGroup = smallestGroup;
    this.tables = tables;
  }

  /** Whether more had to be hidden; the tables then show less. */
  boolean hideMore() {
    var isMore = false;
    for (var more = 1; ; more *= 2) {
      var found = determined();
      var isHiding = false;
      for (var table : tables.entrySet()) {
        var regions =
            found.stream()
                .filter(n -> n.breakdown() == table.getKey() || n.breakdown() == Breakdown.NONE)
                .map(n -> cells.region(n.parent()))
                .toList();
        isHiding |= table.getValue().hideMore(regions, more);
      }
      if (!isHiding) {
        return isMore;
      }
      isMore = true;
    }
  }

  private List<Found> determined() {
    var numbers = new EnumMap<Breakdown, HiddenNumbers>(Breakdown.class);
    tables.forEach((breakdown, table) -> numbers.put(breakdown, table.hidden()));
    // Nothing can be found then; said here, since it is the usual case and saves the rest.
    if (numbers.values().stream().noneMatch(HiddenNumbers::isAnyOfNone)
        || numbers.values().stream().noneMatch(n -> n.isAnyBelow(smallestGroup))) {
      return List.of();
    }
    var sums = new JointSums(smallestGroup, cells);
    numbers.forEach(sums::add);
    return sums.determined();
  }
}
