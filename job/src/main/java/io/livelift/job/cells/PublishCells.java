package io.livelift.job.cells;

import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.WindowPlan;
import io.livelift.job.epoch.PartReporter;
import io.livelift.job.journey.Horizons;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The last stage, keyed by slice: adds contributions, rolls regions up, withholds what would tell
 * of few people, and publishes at the barrier each cell that was touched since the one before, or
 * that looks different now. Restored, it publishes every cell that is not final again, which heals
 * what a lost transaction took.
 */
public final class PublishCells extends AbstractStreamOperator<PublishedRecord>
    implements OneInputStreamOperator<SliceSums, PublishedRecord>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 2L;

  private final long retention;
  private final Duration grace;
  private final PrivacyConfig privacy;
  private final OutputTag<PublishedRecord> parts;

  private transient PartReporter reporter;
  private transient CellRecords records;
  private transient SliceStore slices;
  private transient ValueState<Long> finalAt;
  private transient ValueState<Boolean> isFinal;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient Map<Slice, RollUp> changes;
  private transient Set<String> toPublishWhole;
  private transient boolean restored;
  private transient long published;

  /**
   * @param retention how long after it is final a slice may still be restated, milliseconds
   * @param grace how long it is kept besides, by the clock of this machine: as long as journeys are
   *     not folded that may still restate it
   */
  public PublishCells(
      long retention, Duration grace, PrivacyConfig privacy, OutputTag<PublishedRecord> parts) {
    this.retention = retention;
    this.grace = grace;
    this.privacy = privacy;
    this.parts = parts;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var task = getRuntimeContext().getTaskInfo();
    reporter =
        PartReporter.open(
            "cells", task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks(), context);
    restored = context.isRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    records = new CellRecords();
    slices =
        new SliceStore(
            privacy,
            new SliceState(
                getPartitionedState(CellStates.BLOCKS), getPartitionedState(CellStates.CELLS)),
            getPartitionedState(CellStates.BLANK),
            getPartitionedState(CellStates.PLAN_VERSION));
    finalAt = getPartitionedState(CellStates.FINAL_AT);
    isFinal = getPartitionedState(CellStates.FINAL);
    timers = getInternalTimerService("final", VoidNamespaceSerializer.INSTANCE, this);
    changes = new HashMap<>();
    toPublishWhole = new HashSet<>();
  }

  @Override
  public void processElement(StreamRecord<SliceSums> element) {
    var sums = element.getValue();
    changes.computeIfAbsent(sums.slice(), slice -> new RollUp()).add(sums);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    published = 0;
    for (var entry : changes.entrySet()) {
      applyAndPublish(entry.getKey(), entry.getValue(), checkpointId);
    }
    changes.clear();
    if (restored) {
      publishNotFinalSlices(checkpointId);
      restored = false;
    }
    for (var key : toPublishWhole) {
      publishWhole(key, checkpointId);
    }
    toPublishWhole.clear();
    output.collect(parts, new StreamRecord<>(reporter.report(checkpointId, published)));
  }

  private void applyAndPublish(Slice slice, RollUp rollUp, long epoch) throws Exception {
    var key = slice.toKey();
    setCurrentKey(key);
    if (slices.isNewestPlan(rollUp.plan())) {
      setFinalAt(slice, rollUp.plan());
    }
    records.begin(slice, isFinal(), epoch);
    slices.apply(key, slice.granularity(), rollUp, this::publish);
  }

  /** Notes when the current slice is final. */
  private void setFinalAt(Slice slice, WindowPlan plan) throws Exception {
    var known = finalAt.value();
    var instant = plan.finalAt();
    if (instant != Horizons.UNBOUNDED && (known == null || known != instant)) {
      finalAt.update(instant);
      isFinal.clear();
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
      // A profile is never late, nor is an erasure: both move people out of CAMPAIGN slices at any
      // time.
      if (slice.granularity() != Granularity.CAMPAIGN) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant + retention);
      }
    }
  }

  /** Whether the current slice is final. */
  private boolean isFinal() throws Exception {
    return Boolean.TRUE.equals(isFinal.value());
  }

  private void publishNotFinalSlices(long epoch) throws Exception {
    var keys = new LinkedHashSet<String>();
    for (var cells : List.of(CellStates.BLOCKS, CellStates.CELLS)) {
      getKeyedStateBackend()
          .applyToAllKeys(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              cells,
              (key, state) -> keys.add((String) key));
    }
    for (var key : keys) {
      refuseOtherKeys(key);
      setCurrentKey(key);
      if (!isFinal()) {
        publishWhole(key, epoch);
        toPublishWhole.remove(key);
      }
    }
  }

  private static void refuseOtherKeys(String key) {
    try {
      Slice.ofKey(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The savepoint is of an earlier build, whose cells had other keys: start the job without"
              + " it, from the beginning of its topics.",
          e);
    }
  }

  private void publishWhole(String key, long epoch) throws Exception {
    setCurrentKey(key);
    var slice = Slice.ofKey(key);
    records.begin(slice, isFinal(), epoch);
    slices.whole(key, slice.granularity(), this::publish);
  }

  private void publish(
      Breakdown breakdown, Region region, Value value, MeasureVector cell, long face) {
    output.collect(new StreamRecord<>(records.record(breakdown, region, value, cell, face)));
    published++;
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    var end = finalAt.value();
    if (end == null) {
      return;
    }
    if (timer.getTimestamp() == end) {
      isFinal.update(true);
      toPublishWhole.add(timer.getKey());
    } else if (timer.getTimestamp() == end + retention && grace.isZero()) {
      drop(timer.getKey());
    } else if (timer.getTimestamp() == end + retention) {
      timers.registerProcessingTimeTimer(
          VoidNamespace.INSTANCE, timers.currentProcessingTime() + grace.toMillis());
    }
  }

  private void drop(String key) throws Exception {
    slices.drop(key, Slice.ofKey(key).granularity());
    finalAt.clear();
    isFinal.clear();
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    var end = finalAt.value();
    if (end != null && timers.currentWatermark() >= end + retention) {
      drop(timer.getKey());
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    reporter.snapshot();
  }
}
