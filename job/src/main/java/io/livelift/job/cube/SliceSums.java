package io.livelift.job.cube;

import java.util.ArrayList;
import java.util.List;

/**
 * Signed contributions to cells of one slice, in one block of bytes: what a combiner sends of the
 * slice at once. Without any it only tells that the window's plan has changed.
 *
 * @param cells how many cells are contributed to
 * @param bytes as {@link SliceSumsWriter} writes them
 */
public record SliceSums(Slice slice, WindowPlan plan, int cells, byte[] bytes) {

  /** The contributions one by one: what the block says. */
  public List<CellDelta> deltas() {
    var deltas = new ArrayList<CellDelta>(cells);
    var reader = new SliceSumsReader(this);
    while (reader.next()) {
      var table =
          new Table(
              slice.campaignId(), slice.granularity(), slice.windowStart(), reader.breakdown());
      var cell = new Cell(table, reader.text(reader.region()), reader.text(reader.value()));
      deltas.add(new CellDelta(cell, reader.measures(), plan));
    }
    return deltas;
  }
}
