package io.livelift.job.cells;

import io.livelift.job.cells.Visibility.Face;
import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/** The cells of the current key's slice: in memory, and written through to state. */
final class SliceStore {
  private static final int MOST_CACHED_CELLS = 200_000;

  private final PrivacyConfig privacy;
  private final Withholding withholding;
  private final MapState<String, byte[]> cells;
  private final ValueState<Boolean> isBlank;
  private final ValueState<Long> planVersion;
  private final SliceCache cache = new SliceCache(MOST_CACHED_CELLS);

  SliceStore(
      PrivacyConfig privacy,
      MapState<String, byte[]> cells,
      ValueState<Boolean> isBlank,
      ValueState<Long> planVersion) {
    this.privacy = privacy;
    this.withholding = new Withholding(privacy.smallestGroup());
    this.cells = cells;
    this.isBlank = isBlank;
    this.planVersion = planVersion;
  }

  /** Whether no newer plan of the slice is known. */
  boolean isNewestPlan(WindowPlan plan) throws Exception {
    var known = planVersion.value();
    return known == null || known <= plan.version();
  }

  /** Applies changes, and gives the new face of every cell that must be published. */
  Map<CellName, Face> apply(String key, Granularity granularity, RollUp rollUp) throws Exception {
    var slice = load(key, granularity);
    var before = slice.visibility;
    Map<CellName, Face> touched = new HashMap<>();
    for (var change : rollUp.changes()) {
      touched.put(change.getKey(), face(before, change.getKey(), slice.cells));
    }
    var size = slice.cells.size();
    for (var change : rollUp.changes()) {
      apply(slice.cells, change.getKey(), change.getValue());
    }
    cache.grown(slice.cells.size() - size);
    follow(rollUp.plan());
    slice.visibility = visibility(slice, granularity);
    slice.cells.forgetChanges();
    return faces(slice, before, touched);
  }

  /** The face of every cell of which there is something to say. */
  Map<CellName, Face> whole(String key, Granularity granularity) throws Exception {
    var slice = load(key, granularity);
    Map<CellName, Face> faces = new LinkedHashMap<>();
    slice.cells.forEach(
        (name, cell) -> {
          var face = slice.visibility.face(name, cell);
          if (!face.isEmpty()) {
            faces.put(name, face);
          }
        });
    return faces;
  }

  void drop(String key) {
    cells.clear();
    isBlank.clear();
    planVersion.clear();
    cache.forget(key);
  }

  /**
   * @param touched cells whose numbers have changed, with the faces that they had
   */
  private static Map<CellName, Face> faces(
      SliceCache.Entry slice, Visibility before, Map<CellName, Face> touched) {
    Map<CellName, Face> faces = new LinkedHashMap<>();
    touched.forEach(
        (name, former) -> {
          var face = face(slice.visibility, name, slice.cells);
          // What never was published need not be taken back.
          if (!face.isEmpty() || !former.isEmpty()) {
            faces.put(name, face);
          }
        });
    for (var breakdown : Breakdown.values()) {
      if (!slice.visibility.isLike(before, breakdown)) {
        slice.cells.forEach(
            breakdown,
            (name, cell) -> {
              var face = slice.visibility.face(name, cell);
              if (!touched.containsKey(name) && !face.equals(before.face(name, cell))) {
                faces.put(name, face);
              }
            });
      }
    }
    return faces;
  }

  private static Face face(Visibility visibility, CellName name, SliceCells cells) {
    var cell = cells.get(name);
    return cell == null ? Face.EMPTY : visibility.face(name, cell);
  }

  private void apply(SliceCells slice, CellName name, MeasureVector change) throws Exception {
    var value = slice.add(name, change);
    if (value.isZero()) {
      cells.remove(name.toKey());
    } else {
      cells.put(name.toKey(), encode(value));
    }
  }

  private void follow(WindowPlan plan) throws Exception {
    if (isNewestPlan(plan)) {
      if (!Long.valueOf(plan.version()).equals(planVersion.value())) {
        planVersion.update(plan.version());
      }
      if (plan.isBlank() != isBlank()) {
        isBlank.update(plan.isBlank());
      }
    }
  }

  private boolean isBlank() throws Exception {
    return Boolean.TRUE.equals(isBlank.value());
  }

  private Visibility visibility(SliceCache.Entry slice, Granularity granularity) throws Exception {
    if (!privacy.withholds()) {
      return Visibility.everything();
    } else if (isBlank()) {
      return Visibility.ofBlankWindow();
    }
    var former = slice.visibility;
    return former == null || former.isBlank()
        ? withholding.of(slice.cells, granularity)
        : withholding.of(slice.cells, granularity, former);
  }

  private SliceCache.Entry load(String key, Granularity granularity) throws Exception {
    var known = cache.get(key);
    if (known != null) {
      return known;
    }
    var slice = new SliceCache.Entry();
    for (var cell : cells.entries()) {
      slice.cells.add(CellName.ofKey(cell.getKey()), decode(cell.getValue()));
    }
    slice.visibility = visibility(slice, granularity);
    slice.cells.forgetChanges();
    cache.put(key, slice);
    return slice;
  }

  private static byte[] encode(MeasureVector value) throws IOException {
    var bytes = new ByteArrayOutputStream(64);
    value.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static MeasureVector decode(byte[] bytes) throws IOException {
    return MeasureVector.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
