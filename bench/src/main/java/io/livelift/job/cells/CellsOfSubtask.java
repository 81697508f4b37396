package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.sink.PublishedRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cells stage of one subtask without Flink, its state in maps: what {@link PublishCells} does
 * with contributions, and at a barrier. No slice becomes final here.
 */
public final class CellsOfSubtask {
  /** Takes what is published, slice by slice. */
  @FunctionalInterface
  public interface Sink {
    void cell(PublishedRecord cell);

    /** All that the slice has to publish was. */
    default void end(Slice slice) {}
  }

  private final CellRecords records = new CellRecords();
  private final MapOfKey blocks = new MapOfKey();
  private final MapOfKey formerCells = new MapOfKey();
  private final ValueOfKey<Boolean> isBlank = new ValueOfKey<>();
  private final ValueOfKey<Long> planVersion = new ValueOfKey<>();
  private final SliceStore slices;
  private final Map<Slice, RollUp> changes = new LinkedHashMap<>();

  public CellsOfSubtask(PrivacyConfig privacy) {
    slices = new SliceStore(privacy, new SliceState(blocks, formerCells), isBlank, planVersion);
  }

  /** Takes contributions. */
  public void add(SliceSums sums) {
    changes.computeIfAbsent(sums.slice(), slice -> new RollUp()).add(sums);
  }

  /** Applies what came since the last barrier, and publishes. */
  public void barrier(long epoch, Sink sink) throws Exception {
    for (var change : changes.entrySet()) {
      var slice = change.getKey();
      var key = slice.toKey();
      setCurrentKey(key);
      records.begin(slice, false, epoch);
      slices.apply(
          key,
          slice.granularity(),
          change.getValue(),
          (breakdown, region, value, cell, face) ->
              sink.cell(records.record(breakdown, region, value, cell, face)));
      sink.end(slice);
    }
    changes.clear();
  }

  /** Bytes of keys and values in state. */
  public long stateBytes() {
    var bytes = new long[1];
    blocks.forEach(
        (key, ofKey) ->
            ofKey.forEach(
                (block, value) ->
                    bytes[0] += key.length() + block.getBytes(UTF_8).length + value.length));
    return bytes[0];
  }

  private void setCurrentKey(String key) {
    blocks.setCurrentKey(key);
    formerCells.setCurrentKey(key);
    isBlank.setCurrentKey(key);
    planVersion.setCurrentKey(key);
  }
}
