package io.livelift.job.cells;

import io.livelift.contract.CampaignMetric;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.job.epoch.PartReporter;
import io.livelift.job.journey.Horizons;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
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
 * The last stage, keyed by table: adds contributions, rolls regions up, and publishes at the
 * barrier the absolute value of each cell touched since the one before. Restored, it publishes
 * every cell that is not final again, which heals what a lost transaction took.
 */
public final class PublishCells extends AbstractStreamOperator<PublishedRecord>
    implements OneInputStreamOperator<CellDelta, PublishedRecord>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private final long retention;
  private final OutputTag<PublishedRecord> parts;

  private transient PartReporter reporter;
  private transient SingleObjectWriter<CampaignMetric> writer;
  private transient MapState<String, byte[]> cells;
  private transient ValueState<Long> finalAt;
  private transient ValueState<Boolean> isFinal;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient Map<Table, RollUp> changes;
  private transient Map<Table, Long> changedFinalAt;
  private transient Set<String> toPublishWhole;
  private transient boolean restored;
  private transient long published;

  /**
   * @param retention how long after it is final a table may still be restated, milliseconds
   */
  public PublishCells(long retention, OutputTag<PublishedRecord> parts) {
    this.retention = retention;
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
    writer = new SingleObjectWriter<>(CampaignMetric.class);
    cells = getPartitionedState(CellStates.CELLS);
    finalAt = getPartitionedState(CellStates.FINAL_AT);
    isFinal = getPartitionedState(CellStates.FINAL);
    timers = getInternalTimerService("final", VoidNamespaceSerializer.INSTANCE, this);
    changes = new HashMap<>();
    changedFinalAt = new HashMap<>();
    toPublishWhole = new HashSet<>();
  }

  @Override
  public void processElement(StreamRecord<CellDelta> element) {
    var delta = element.getValue();
    var table = delta.cell().table();
    changes
        .computeIfAbsent(table, RollUp::new)
        .add(delta.cell().region(), delta.cell().value(), delta.measures());
    changedFinalAt.put(table, delta.finalAt());
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    published = 0;
    for (var entry : changes.entrySet()) {
      applyAndPublish(entry.getKey(), entry.getValue(), checkpointId);
    }
    changes.clear();
    changedFinalAt.clear();
    if (restored) {
      publishNotFinalTables(checkpointId);
      restored = false;
    }
    for (var key : toPublishWhole) {
      publishWhole(key, checkpointId);
    }
    toPublishWhole.clear();
    output.collect(parts, new StreamRecord<>(reporter.report(checkpointId, published)));
  }

  private void applyAndPublish(Table table, RollUp rollUp, long epoch) throws Exception {
    var key = table.toKey();
    setCurrentKey(key);
    setFinalAt(table, changedFinalAt.get(table));
    var isPublishedWhole = toPublishWhole.contains(key) || (restored && !isFinal());
    for (var change : rollUp.changes()) {
      var value = apply(change.getKey(), change.getValue());
      if (value.isZero() || !isPublishedWhole) {
        publish(table, change.getKey(), value, epoch);
      }
    }
  }

  /** Adds a change to a cell's state and gives its new value. */
  private MeasureVector apply(CellName name, MeasureVector change) throws Exception {
    var key = name.toKey();
    var bytes = cells.get(key);
    var value = bytes == null ? new MeasureVector() : decode(bytes);
    value.add(change, 1);
    if (value.isZero()) {
      cells.remove(key);
    } else {
      cells.put(key, encode(value));
    }
    return value;
  }

  /** Notes when the current table is final. */
  private void setFinalAt(Table table, long instant) throws Exception {
    var known = finalAt.value();
    if (instant != Horizons.UNBOUNDED && (known == null || known != instant)) {
      finalAt.update(instant);
      isFinal.clear();
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
      // A profile is never late, nor is an erasure: both move people out of CAMPAIGN tables at any
      // time.
      if (table.granularity() != Granularity.CAMPAIGN) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant + retention);
      }
    }
  }

  /** Whether the current table is final. */
  private boolean isFinal() throws Exception {
    return Boolean.TRUE.equals(isFinal.value());
  }

  private void publishNotFinalTables(long epoch) throws Exception {
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            CellStates.CELLS,
            (key, state) -> {
              if (!isFinal()) {
                publishWhole((String) key, epoch);
                toPublishWhole.remove(key);
              }
            });
  }

  private void publishWhole(String key, long epoch) throws Exception {
    setCurrentKey(key);
    var table = Table.ofKey(key);
    for (var cell : cells.entries()) {
      publish(table, CellName.ofKey(cell.getKey()), decode(cell.getValue()), epoch);
    }
  }

  private void publish(Table table, CellName name, MeasureVector value, long epoch)
      throws Exception {
    var metric =
        new CampaignMetric(
            table.campaignId(),
            table.granularity().name(),
            Instant.ofEpochMilli(table.windowStart()),
            name.region(),
            table.breakdown().name(),
            name.value(),
            value.toMap(),
            false,
            isFinal(),
            epoch);
    var key = table.cell(name.region(), name.value()).toText();
    output.collect(new StreamRecord<>(PublishedRecord.ofCell(key, metric, writer)));
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
    } else if (timer.getTimestamp() == end + retention) {
      cells.clear();
      finalAt.clear();
      isFinal.clear();
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("This stage sets no processing-time timers.");
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    reporter.snapshot();
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
