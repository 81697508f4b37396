package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Varint;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import io.livelift.wire.AvroBuffer;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/**
 * How cells stand in state: in blocks of some ten, each one entry. In tables of many regions and
 * few values a block is all parts of a region, in others it is one region. An entry's key names the
 * breakdown and region; its value begins with a version and holds no enum but measures, whose order
 * is fixed.
 */
final class CellBlocks {
  private static final byte VERSION = 1;
  private static final char SEPARATOR = '\u0000';
  private static final String PARTS = "*";

  private final AvroBuffer buffer = new AvroBuffer(4096);

  /** Whether the table's blocks are all parts of a region; the nation is a block of its own. */
  static boolean isOfParts(Breakdown breakdown) {
    return breakdown == Breakdown.NONE || breakdown == Breakdown.ARM;
  }

  /** The key of the block of a region. */
  static String keyOfRegion(Breakdown breakdown, Region region) {
    return breakdown.name() + SEPARATOR + region.path();
  }

  /** The key of the block of all parts of a region. */
  static String keyOfParts(Breakdown breakdown, Region parent) {
    return breakdown.name() + SEPARATOR + parent.path() + SEPARATOR + PARTS;
  }

  /** The cells of these regions, which are one region or parts of one; null if there are none. */
  byte[] encode(TableCells table, List<Region> regions) {
    buffer.reset();
    buffer.writeByte(VERSION);
    for (var region : regions) {
      var row = table.row(region);
      for (var value = 0; value < row.length; value++) {
        if (row[value] != null) {
          encode(region, table.value(value), row[value]);
        }
      }
    }
    return buffer.size() == 1 ? null : buffer.toByteArray();
  }

  private void encode(Region region, Value value, MeasureVector cell) {
    buffer.write(region.text().inValue());
    buffer.write(value.text().inValue());
    buffer.writeUnsigned(cell.measures());
    for (var i = Long.bitCount(cell.measures()) - 1; i >= 0; i--) {
      buffer.writeLong(cell.value(i));
    }
  }

  /** Adds the cells of a block to those of the slice. */
  static void decode(String key, byte[] block, SliceCells cells) throws IOException {
    var table = cells.table(Breakdown.valueOf(key.substring(0, key.indexOf(SEPARATOR))));
    var bytes = new ByteArrayInputStream(block);
    var in = new DataInputStream(bytes);
    var version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "The cells in state are of version %d, which this build does not know: start the job with"
                  .formatted(version)
              + " the newer build that wrote them.");
    }
    while (bytes.available() > 0) {
      var region = cells.region(readString(in));
      table.add(region, table.value(readString(in)), readMeasures(in));
    }
  }

  private static MeasureVector readMeasures(DataInput in) throws IOException {
    var measures = Varint.read(in);
    var values = new long[Math.max(2, Long.bitCount(measures))];
    for (var i = Long.bitCount(measures) - 1; i >= 0; i--) {
      values[i] = Varint.readSigned(in);
    }
    return MeasureVector.of(measures, values);
  }

  private static String readString(DataInput in) throws IOException {
    var bytes = new byte[(int) Varint.readSigned(in)];
    in.readFully(bytes);
    return bytes.length == 0 ? RegionPath.NATION : new String(bytes, UTF_8);
  }
}
