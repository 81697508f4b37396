package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.BitSet;
import java.util.List;
import org.apache.flink.api.common.state.MapState;

/** The cells of the current key's slice in state. */
final class SliceState {
  private final MapState<String, byte[]> blocks;
  private final MapState<String, byte[]> formerCells;
  private final CellBlocks codec = new CellBlocks();

  /**
   * @param blocks cells by block
   * @param formerCells cells as earlier builds kept them, one an entry
   */
  SliceState(MapState<String, byte[]> blocks, MapState<String, byte[]> formerCells) {
    this.blocks = blocks;
    this.formerCells = formerCells;
  }

  /** Adds all that is in state to the cells; what an earlier build left is moved. */
  void read(SliceCells cells) throws Exception {
    for (var block : blocks.entries()) {
      CellBlocks.decode(block.getKey(), block.getValue(), cells);
    }
    if (!formerCells.isEmpty()) {
      for (var cell : formerCells.entries()) {
        var bytes = new DataInputStream(new ByteArrayInputStream(cell.getValue()));
        cells.add(CellName.ofKey(cell.getKey()), MeasureVector.read(bytes));
      }
      write(cells);
      formerCells.clear();
    }
  }

  /** Writes every block of which a cell has changed. */
  void write(SliceCells cells) throws Exception {
    for (var breakdown : Breakdown.values()) {
      var table = cells.table(breakdown);
      var rows = table.changedRows();
      var owners = new BitSet();
      for (var i = rows.nextSetBit(0); i >= 0; i = rows.nextSetBit(i + 1)) {
        var region = cells.region(i);
        if (CellBlocks.isOfParts(breakdown) && region.parent() != null) {
          owners.set(region.parent().number());
        } else {
          put(CellBlocks.keyOfRegion(breakdown, region), table, List.of(region));
        }
      }
      for (var i = owners.nextSetBit(0); i >= 0; i = owners.nextSetBit(i + 1)) {
        var parent = cells.region(i);
        put(CellBlocks.keyOfParts(breakdown, parent), table, parent.children());
      }
    }
  }

  void clear() {
    blocks.clear();
    formerCells.clear();
  }

  private void put(String key, TableCells table, List<Region> regions) throws Exception {
    var block = codec.encode(table, regions);
    if (block == null) {
      blocks.remove(key);
    } else {
      blocks.put(key, block);
    }
  }
}
