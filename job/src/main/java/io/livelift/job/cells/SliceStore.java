package io.livelift.job.cells;

import io.livelift.job.cells.SliceChanges.Change;
import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import org.apache.flink.api.common.state.ValueState;

/** The cells of the current key's slice: in memory, and written through to state. */
final class SliceStore {
  /** Of some 120 bytes each, once there are as many. */
  private static final int CACHED_CELLS = 1_000_000;

  /** Takes cells that must be published. */
  interface Publisher {
    /**
     * @param cell null for all zero
     * @param face what is shown of it: see {@link Visibility}
     */
    void publish(Breakdown breakdown, Region region, Value value, MeasureVector cell, long face);
  }

  private final PrivacyConfig privacy;
  private final Withholding withholding;
  private final SliceState state;
  private final ValueState<Boolean> isBlank;
  private final ValueState<Long> planVersion;
  private final SliceCache cache = new SliceCache(CACHED_CELLS);

  SliceStore(
      PrivacyConfig privacy,
      SliceState state,
      ValueState<Boolean> isBlank,
      ValueState<Long> planVersion) {
    this.privacy = privacy;
    this.withholding = new Withholding(privacy.smallestGroup());
    this.state = state;
    this.isBlank = isBlank;
    this.planVersion = planVersion;
  }

  /** Whether no newer plan of the slice is known. */
  boolean isNewestPlan(WindowPlan plan) throws Exception {
    var known = planVersion.value();
    return known == null || known <= plan.version();
  }

  /** Applies changes, and publishes every cell that was touched or looks different now. */
  void apply(String key, Granularity granularity, RollUp rollUp, Publisher publisher)
      throws Exception {
    var slice = load(key, granularity);
    var before = slice.visibility;
    var changes = SliceChanges.of(rollUp, slice.cells, granularity);
    changes.forEach(
        change -> {
          var cell = change.cell();
          if (cell != null && !Visibility.isEmpty(face(before, change, cell))) {
            change.setSeen();
          }
          change.table().add(change.region(), change.value(), change.measures());
        });
    cache.count(slice);
    state.write(slice.cells);
    follow(rollUp.plan());
    slice.visibility = visibility(slice, granularity);
    slice.cells.forgetChanges();
    publishTouched(changes, slice.visibility, publisher);
    publishOthers(changes, slice, before, publisher);
  }

  /** Publishes every cell of which there is something to say. */
  void whole(String key, Granularity granularity, Publisher publisher) throws Exception {
    var slice = load(key, granularity);
    for (var breakdown : Breakdown.values()) {
      var table = slice.cells.table(breakdown);
      for (var i = 0; i < table.rows(); i++) {
        var row = table.row(i);
        for (var j = 0; j < row.length; j++) {
          if (row[j] != null) {
            var region = slice.cells.region(i);
            var face = slice.visibility.face(breakdown, region, j, row[j]);
            if (!Visibility.isEmpty(face)) {
              publisher.publish(breakdown, region, table.value(j), row[j], face);
            }
          }
        }
      }
    }
  }

  void drop(String key, Granularity granularity) {
    state.clear();
    isBlank.clear();
    planVersion.clear();
    cache.forget(granularity, key);
  }

  private static void publishTouched(
      SliceChanges changes, Visibility visibility, Publisher publisher) {
    changes.forEach(
        change -> {
          var cell = change.cell();
          var face = cell == null ? 0 : face(visibility, change, cell);
          // What never was published need not be taken back.
          if (!Visibility.isEmpty(face) || change.wasSeen()) {
            publisher.publish(
                change.table().breakdown(), change.region(), change.value(), cell, face);
          }
        });
  }

  /** Publishes cells whose numbers are as they were, but of which more or less is shown. */
  private static void publishOthers(
      SliceChanges changes, SliceCache.Entry slice, Visibility before, Publisher publisher) {
    for (var breakdown : Breakdown.values()) {
      var table = slice.cells.table(breakdown);
      var rows = slice.visibility.differences(before, breakdown, table.rows());
      for (var i = rows.nextSetBit(0); i >= 0; i = rows.nextSetBit(i + 1)) {
        var row = table.row(i);
        for (var j = 0; j < row.length; j++) {
          var region = slice.cells.region(i);
          if (row[j] != null && !changes.touches(table, region, j)) {
            var face = slice.visibility.face(breakdown, region, j, row[j]);
            if (face != before.face(breakdown, region, j, row[j])) {
              publisher.publish(breakdown, region, table.value(j), row[j], face);
            }
          }
        }
      }
    }
  }

  private static long face(Visibility visibility, Change change, MeasureVector cell) {
    return visibility.face(
        change.table().breakdown(), change.region(), change.value().number(), cell);
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
    var known = cache.get(granularity, key);
    if (known != null) {
      return known;
    }
    var slice = new SliceCache.Entry();
    state.read(slice.cells);
    slice.visibility = visibility(slice, granularity);
    slice.cells.forgetChanges();
    cache.put(granularity, key, slice);
    return slice;
  }
}
