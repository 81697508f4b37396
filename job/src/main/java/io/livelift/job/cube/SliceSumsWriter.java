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
   * @param sums by the ordinal of the measure, from an offset on
   * @param which the measures that are not zero, a bit each by ordinal
   */
  public void add(Breakdown breakdown, int region, int value, long[] sums, int offset, long which) {
    cells.writeByte(breakdown.ordinal());
    cells.writeUnsigned(region);
    cells.writeUnsigned(value);
    cells.writeUnsigned(which);
    for (var rest = which; rest != 0; rest &= rest - 1) {
      cells.writeLong(sums[offset + Long.numberOfTrailingZeros(rest)]);
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
