package io.livelift.job.validation;

import io.livelift.contract.PartitionLedger;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.epoch.PartReporter;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.RejectedException;
import io.livelift.vocabulary.RejectReason;
import io.livelift.wire.TopicFormat;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * The first stage behind each source: accepted records go on, the others to the rejected output; at
 * each barrier it reports what it read.
 *
 * @param <E> what the journeys take
 */
public final class DecodeAndValidate<E> extends AbstractStreamOperator<E>
    implements OneInputStreamOperator<RawRecord, E> {
  private static final long serialVersionUID = 1L;

  /** Makes the intake where it is needed: an intake does not travel. */
  @FunctionalInterface
  private interface IntakeFactory<E> extends Serializable {
    Intake<?, E> make();
  }

  private final InputTopic topic;
  private final boolean timeless;
  private final IntakeFactory<E> intakeFactory;
  private final OutputTag<PublishedRecord> rejected;
  private final OutputTag<PublishedRecord> parts;

  private transient Intake<?, E> intake;
  private transient PartReporter reporter;
  private transient PartitionLedger ledger;
  private transient Map<RejectReason, Counter> counters;

  private DecodeAndValidate(
      InputTopic topic,
      IntakeFactory<E> intakeFactory,
      OutputTag<PublishedRecord> rejected,
      OutputTag<PublishedRecord> parts) {
    this.topic = topic;
    this.timeless = topic != InputTopic.VIEWS && topic != InputTopic.PRESCRIPTIONS;
    this.intakeFactory = intakeFactory;
    this.rejected = rejected;
    this.parts = parts;
  }

  /** The stage behind a topic whose records belong to persons. */
  public static DecodeAndValidate<PersonEvent> ofPersons(
      InputTopic topic,
      TopicFormat format,
      LatenessConfig lateness,
      int longestRecord,
      OutputTag<PublishedRecord> rejected,
      OutputTag<PublishedRecord> parts) {
    return new DecodeAndValidate<>(
        topic, () -> Intake.ofPersons(topic, format, lateness, longestRecord), rejected, parts);
  }

  /** The stage behind a topic whose records concern all journeys. */
  public static DecodeAndValidate<Announcement> ofAnnouncements(
      InputTopic topic,
      TopicFormat format,
      LatenessConfig lateness,
      int longestRecord,
      OutputTag<PublishedRecord> rejected,
      OutputTag<PublishedRecord> parts) {
    return new DecodeAndValidate<>(
        topic,
        () -> Intake.ofAnnouncements(topic, format, lateness, longestRecord),
        rejected,
        parts);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var task = getRuntimeContext().getTaskInfo();
    reporter =
        PartReporter.open(
            topic.part(),
            task.getIndexOfThisSubtask(),
            task.getNumberOfParallelSubtasks(),
            context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    intake = intakeFactory.make();
    counters = new EnumMap<>(RejectReason.class);
    for (var reason : RejectReason.values()) {
      counters.put(reason, getMetricGroup().addGroup("reason", reason.name()).counter("rejected"));
    }
    if (timeless) {
      // What has no event time is never late, and holds nobody's watermark back.
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) {
    var raw = element.getValue();
    var ledger = ledger(raw);
    ledger.setRead(ledger.getRead() + 1);
    ledger.setNextOffset(raw.offset() + 1);
    try {
      var accepted = intake.accept(raw);
      ledger.setAccepted(ledger.getAccepted() + 1);
      if (intake.isMisrouted(raw, accepted)) {
        ledger.setMisrouted(ledger.getMisrouted() + 1);
      }
      output.collect(element.replace(accepted, raw.arrival()));
    } catch (RejectedException e) {
      reject(raw, e, ledger);
    }
  }

  /** The totals of the record's partition; records come in runs of one partition. */
  private PartitionLedger ledger(RawRecord raw) {
    if (ledger == null || ledger.getPartition() != raw.partition()) {
      ledger = reporter.partition(raw.topic(), raw.partition());
    }
    return ledger;
  }

  private void reject(RawRecord raw, RejectedException e, PartitionLedger ledger) {
    counters.get(e.reason()).inc();
    if (e.reason() == RejectReason.LATE) {
      ledger.setLate(ledger.getLate() + 1);
    } else {
      ledger.getRejected().merge(e.reason().name(), 1L, Long::sum);
    }
    output.collect(
        rejected, new StreamRecord<>(Rejected.of(raw, e.reason(), e.getMessage()), raw.arrival()));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    output.collect(parts, new StreamRecord<>(reporter.report(checkpointId, 0)));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    reporter.snapshot();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (!timeless) {
      super.processWatermark(mark);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (!timeless) {
      super.processWatermarkStatus(status);
    }
  }
}
