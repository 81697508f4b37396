package io.livelift.job;

import io.livelift.job.cells.PublishCells;
import io.livelift.job.config.JobConfig;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.FollowJourneys;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.job.transport.AnnouncementSerializer;
import io.livelift.job.transport.PersonEventSerializer;
import io.livelift.job.transport.PublishedRecordSerializer;
import io.livelift.job.transport.SliceSumsSerializer;
import io.livelift.job.validation.Announcement;
import io.livelift.job.validation.DecodeAndValidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The job's real operators joined as in {@link Topology}, one subtask each, without a cluster: give
 * it records, ask for epochs, cut it anywhere and go on from the snapshot.
 */
public final class JobHarness implements AutoCloseable {
  private static final OutputTag<PublishedRecord> PARTS =
      new OutputTag<>("parts", PublishedRecordSerializer.TYPE);
  private static final OutputTag<PublishedRecord> REJECTED =
      new OutputTag<>("rejected", PublishedRecordSerializer.TYPE);
  private static final OutputTag<PersonEvent> RESOLVED =
      new OutputTag<>("resolved", PersonEventSerializer.TYPE);

  /** The state of every operator at one epoch. */
  public record Snapshot(long epoch, Map<String, OperatorSubtaskState> states) {}

  private final JobConfig config;
  private final Duration grace;
  private final Map<InputTopic, OneInputStreamOperatorTestHarness<RawRecord, PersonEvent>> intakes =
      new EnumMap<>(InputTopic.class);
  private final Map<InputTopic, OneInputStreamOperatorTestHarness<RawRecord, Announcement>>
      announcements = new EnumMap<>(InputTopic.class);
  private final Map<
          PersonKind,
          KeyedTwoInputStreamOperatorTestHarness<String, PersonEvent, Announcement, SliceSums>>
      journeys = new EnumMap<>(PersonKind.class);
  private final KeyedOneInputStreamOperatorTestHarness<String, SliceSums, PublishedRecord> cells;
  private final StateBackend backend;
  private final Map<String, AbstractStreamOperatorTestHarness<?>> all = new HashMap<>();
  private final List<PublishedRecord> published = new ArrayList<>();
  private long epoch;

  /** A job that begins empty. */
  public JobHarness(JobConfig config) throws Exception {
    this(config, null, new HashMapStateBackend(), Duration.ZERO);
  }

  /** A job that begins empty, and lets this time pass before it folds and drops what is final. */
  public JobHarness(JobConfig config, Duration grace) throws Exception {
    this(config, null, new HashMapStateBackend(), grace);
  }

  /** A job that begins empty, with state in this backend. */
  public JobHarness(JobConfig config, StateBackend backend) throws Exception {
    this(config, null, backend, Duration.ZERO);
  }

  /** A job that goes on from a snapshot; null to begin empty. */
  public JobHarness(JobConfig config, Snapshot from) throws Exception {
    this(config, from, new HashMapStateBackend(), Duration.ZERO);
  }

  private JobHarness(JobConfig config, Snapshot from, StateBackend backend, Duration grace)
      throws Exception {
    this.config = config;
    this.grace = grace;
    this.backend = backend;
    this.epoch = from == null ? 0 : from.epoch();
    for (var topic : List.of(InputTopic.VIEWS, InputTopic.PRESCRIPTIONS, InputTopic.PHYSICIANS)) {
      intakes.put(topic, intake(topic));
    }
    for (var topic : List.of(InputTopic.CAMPAIGNS, InputTopic.ERASURES)) {
      announcements.put(topic, announcement(topic));
    }
    for (var kind : PersonKind.values()) {
      journeys.put(kind, journey(kind));
    }
    cells =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PublishCells(
                config.lateness().horizons().restatementReach(), grace, config.privacy(), PARTS),
            sums -> sums.slice().toKey(),
            Types.STRING,
            LiveliftJob.MAX_PARALLELISM,
            1,
            0);
    setUp("cells", cells, new PublishedRecordSerializer());
    open(from);
  }

  /** Gives a record to the stage behind its topic, and lets it flow as far as it goes. */
  public void read(RawRecord record) throws Exception {
    var element = new StreamRecord<>(record, record.arrival());
    var topic = topic(record);
    if (announcements.containsKey(topic)) {
      announcements.get(topic).processElement(element);
    } else {
      intakes.get(topic).processElement(element);
    }
    flow();
  }

  /** A barrier passes: what the job publishes at it. */
  public List<PublishedRecord> nextEpoch() throws Exception {
    epoch++;
    for (var intake : intakes.values()) {
      intake.prepareSnapshotPreBarrier(epoch);
    }
    for (var announcement : announcements.values()) {
      announcement.prepareSnapshotPreBarrier(epoch);
    }
    flow();
    journeys.get(PersonKind.PHYSICIAN).prepareSnapshotPreBarrier(epoch);
    flow();
    journeys.get(PersonKind.PATIENT).prepareSnapshotPreBarrier(epoch);
    flow();
    cells.prepareSnapshotPreBarrier(epoch);
    flow();
    var result = List.copyOf(published);
    published.clear();
    return result;
  }

  /** The state after the latest epoch. */
  public Snapshot snapshot() throws Exception {
    Map<String, OperatorSubtaskState> states = new HashMap<>();
    for (var entry : all.entrySet()) {
      states.put(entry.getKey(), entry.getValue().snapshot(epoch, epoch));
    }
    return new Snapshot(epoch, states);
  }

  /** Every record that arrived before this instant has been read. */
  public void advanceArrivalTo(long instant) throws Exception {
    for (var journey : journeys.values()) {
      journey.processWatermark1(new org.apache.flink.streaming.api.watermark.Watermark(instant));
    }
    cells.processWatermark(instant);
    flow();
  }

  @Override
  public void close() throws Exception {
    for (var harness : all.values()) {
      harness.close();
    }
  }

  private OneInputStreamOperatorTestHarness<RawRecord, PersonEvent> intake(InputTopic topic)
      throws Exception {
    var harness =
        one(
            DecodeAndValidate.ofPersons(
                topic,
                config.format(topic),
                config.lateness(),
                config.limits().recordBytes(),
                REJECTED,
                PARTS));
    setUp(topic.part(), harness, new PersonEventSerializer());
    return harness;
  }

  private OneInputStreamOperatorTestHarness<RawRecord, Announcement> announcement(InputTopic topic)
      throws Exception {
    var harness =
        one(
            DecodeAndValidate.ofAnnouncements(
                topic,
                config.format(topic),
                config.lateness(),
                config.limits().recordBytes(),
                REJECTED,
                PARTS));
    setUp(topic.part(), harness, new AnnouncementSerializer());
    return harness;
  }

  private static <I, O> OneInputStreamOperatorTestHarness<I, O> one(
      OneInputStreamOperator<I, O> operator) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(operator, LiveliftJob.MAX_PARALLELISM, 1, 0);
  }

  /** The backend first: once a harness is set up, it takes no other and does not say so. */
  private <O> void setUp(
      String name, AbstractStreamOperatorTestHarness<O> harness, TypeSerializer<O> serializer) {
    harness.setStateBackend(backend);
    harness.setup(serializer);
    all.put(name, harness);
  }

  /** Where the journeys of physicians are kept, as Flink names it. */
  public String journeyBackend() {
    var operator = (FollowJourneys) journeys.get(PersonKind.PHYSICIAN).getOperator();
    return operator.getKeyedStateBackend().getClass().getSimpleName();
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, PersonEvent, Announcement, SliceSums>
      journey(PersonKind kind) throws Exception {
    var operator =
        new FollowJourneys(
            kind,
            config.horizons(),
            grace,
            config.limits(),
            config.topics(),
            RESOLVED,
            REJECTED,
            PARTS);
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<String, PersonEvent, Announcement, SliceSums>(
            operator, PersonEvent::personId, null, Types.STRING, LiveliftJob.MAX_PARALLELISM, 1, 0);
    setUp("journeys-" + kind, harness, new SliceSumsSerializer());
    return harness;
  }

  private void open(Snapshot from) throws Exception {
    for (var entry : all.entrySet()) {
      if (from != null) {
        entry.getValue().setRestoredCheckpointId(from.epoch());
        entry.getValue().initializeState(from.states().get(entry.getKey()));
      }
      entry.getValue().open();
    }
  }

  private InputTopic topic(RawRecord record) {
    var topics = config.topics();
    if (record.topic().equals(topics.contentViews())) {
      return InputTopic.VIEWS;
    }
    if (record.topic().equals(topics.prescriptions())) {
      return InputTopic.PRESCRIPTIONS;
    }
    if (record.topic().equals(topics.physicians())) {
      return InputTopic.PHYSICIANS;
    }
    return record.topic().equals(topics.campaigns()) ? InputTopic.CAMPAIGNS : InputTopic.ERASURES;
  }

  /** Moves what the stages have sent to the next ones. */
  private void flow() throws Exception {
    for (var topic : announcements.values()) {
      for (var announcement : drain(topic)) {
        for (var journey : journeys.values()) {
          journey.processElement2(announcement);
        }
      }
    }
    for (var intake : intakes.values()) {
      for (var event : drain(intake)) {
        journeys.get(kind(event.getValue())).processElement1(event);
      }
    }
    var physicians = journeys.get(PersonKind.PHYSICIAN);
    for (var event : drain(physicians, RESOLVED)) {
      journeys.get(PersonKind.PATIENT).processElement1(event);
    }
    for (var kind : PersonKind.values()) {
      for (var sums : drain(journeys.get(kind))) {
        cells.processElement(sums);
      }
    }
    for (var cell : drain(cells)) {
      published.add(cell.getValue());
    }
    for (var harness : all.values()) {
      drain(harness, PARTS).forEach(part -> published.add(part.getValue()));
      drain(harness, REJECTED).forEach(record -> published.add(record.getValue()));
    }
  }

  private static PersonKind kind(PersonEvent event) {
    return event instanceof PersonEvent.Viewed viewed ? viewed.viewer() : PersonKind.PHYSICIAN;
  }

  @SuppressWarnings("unchecked")
  private static <T> List<StreamRecord<T>> drain(AbstractStreamOperatorTestHarness<T> harness) {
    List<StreamRecord<T>> records = new ArrayList<>();
    for (var element = harness.getOutput().poll();
        element != null;
        element = harness.getOutput().poll()) {
      if (element instanceof StreamRecord<?> record) {
        records.add((StreamRecord<T>) record);
      }
    }
    return records;
  }

  private static <T> List<StreamRecord<T>> drain(
      AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> tag) {
    List<StreamRecord<T>> records = new ArrayList<>();
    var side = harness.getSideOutput(tag);
    if (side != null) {
      for (var record = side.poll(); record != null; record = side.poll()) {
        records.add(record);
      }
    }
    return records;
  }
}
