package io.livelift.job.cube;

import io.livelift.vocabulary.Breakdown;
import io.livelift.wire.AvroBuffer;

/**
 * Writes blocks of sums, one after the other. Texts that name cells come first, each once; a cell
 * names its region and value by their numbers. Lives between tasks only, so that the bytes need no
 * version.
 */
public final class SliceSumsWriter {
  private final AvroBuffer texts = new AvroBuffer(1 << 10);
  private final AvroBuffer cells = new AvroBuffer(1 << 14);
  private final AvroBuffer block = new AvroBuffer(1 << 14);
  private int textCount;
  private int cellCount;

  /** Adds a text that names cells of this block, and gives its number. */
  public int addText(String text) {
    texts.writeString(text);
    return textCount++;
  }

  /**
   * Adds a cell.
   *
   * @param region number of its region's path
   * @param value number of its value
   * @param sums one of each measure that is held, in their order, from the first on
   * @param held the measures of which there are sums, a bit each by ordinal
   * @param which those that are not zero
   */
  public void add(
      Breakdown breakdown, int region, int value, long[] sums, int first, long held, long which) {
    cells.writeByte(breakdown.ordinal());
    cells.writeUnsigned(region);
    cells.writeUnsigned(value);
    cells.writeUnsigned(which);
    var i = first;
    for (var rest = held; rest != 0; rest &= rest - 1, i++) {
      if ((Long.lowestOneBit(rest) & which) != 0) {
        cells.writeLong(sums[i]);
      }
    }
    cellCount++;
  }

  /** The block of what was added; the next one begins empty. */
  public SliceSums finish(Slice slice, WindowPlan plan) {
    block.reset();
    block.writeUnsigned(textCount);
    block.write(texts);
    block.write(cells);
    var sums = new SliceSums(slice, plan, cellCount, block.toByteArray());
    texts.reset();
    cells.reset();
    textCount = 0;
    cellCount = 0;
    return sums;
  }
}
