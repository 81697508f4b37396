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
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** The job, read from top to bottom: validate, journey (which combines what it sends), cells. */
public final class Topology {
  private static final OutputTag<PublishedRecord> PARTS =
      new OutputTag<>("parts", PublishedRecordSerializer.TYPE);
  private static final OutputTag<PublishedRecord> REJECTED =
      new OutputTag<>("rejected", PublishedRecordSerializer.TYPE);
  private static final OutputTag<PersonEvent> RESOLVED =
      new OutputTag<>("resolved", PersonEventSerializer.TYPE);

  /** Within this time of starting, a job has read the campaigns that were there before. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final JobConfig config;
  private final List<DataStream<PublishedRecord>> parts = new ArrayList<>();
  private final List<DataStream<PublishedRecord>> rejected = new ArrayList<>();

  private Topology(JobConfig config) {
    this.config = config;
  }

  /** Joins the stages between these inputs and the outputs. */
  public static Outputs build(Inputs inputs, JobConfig config) {
    return new Topology(config).build(inputs);
  }

  private Outputs build(Inputs inputs) {
    var views = validate(inputs.views(), InputTopic.VIEWS);
    var prescriptions = validate(inputs.prescriptions(), InputTopic.PRESCRIPTIONS);
    var profiles = validate(inputs.physicians(), InputTopic.PHYSICIANS);
    var campaigns = validateForAll(inputs.campaigns(), InputTopic.CAMPAIGNS);
    var erasures = validateForAll(inputs.erasures(), InputTopic.ERASURES);
    var announcements = campaigns.union(erasures).broadcast();

    var ofPhysicians = views.filter(Topology::isOfPhysician).uid("views-of-physicians");
    var ofPatients = views.filter(event -> !isOfPhysician(event)).uid("views-of-patients");
    var physicians =
        follow(PersonKind.PHYSICIAN, ofPhysicians.union(prescriptions, profiles), announcements);
    var patients =
        follow(
            PersonKind.PATIENT,
            ofPatients.union(physicians.getSideOutput(RESOLVED)),
            announcements);

    var cells = publish(physicians.union(patients));
    return new Outputs(cells, union(parts), union(rejected));
  }

  private DataStream<PersonEvent> validate(DataStream<RawRecord> records, InputTopic topic) {
    var stage =
        DecodeAndValidate.ofPersons(
            topic,
            config.format(topic),
            config.lateness(),
            config.limits().recordBytes(),
            REJECTED,
            PARTS);
    return named(
        records.transform("validate-" + topic.part(), PersonEventSerializer.TYPE, stage),
        "validate-" + topic.part());
  }

  private DataStream<Announcement> validateForAll(DataStream<RawRecord> records, InputTopic topic) {
    var stage =
        DecodeAndValidate.ofAnnouncements(
            topic,
            config.format(topic),
            config.lateness(),
            config.limits().recordBytes(),
            REJECTED,
            PARTS);
    return named(
        records.transform("validate-" + topic.part(), AnnouncementSerializer.TYPE, stage),
        "validate-" + topic.part());
  }

  private SingleOutputStreamOperator<SliceSums> follow(
      PersonKind kind, DataStream<PersonEvent> events, DataStream<Announcement> announcements) {
    var stage =
        new FollowJourneys(
            kind,
            config.horizons(),
            GRACE,
            config.limits(),
            config.topics(),
            RESOLVED,
            REJECTED,
            PARTS);
    var name = "follow-" + suffix(kind);
    return named(
        events
            .keyBy(PersonEvent::personId, Types.STRING)
            .connect(announcements)
            .transform(name, SliceSumsSerializer.TYPE, stage),
        name);
  }

  private DataStream<PublishedRecord> publish(DataStream<SliceSums> sums) {
    var stage =
        new PublishCells(
            config.lateness().horizons().restatementReach(), GRACE, config.privacy(), PARTS);
    return named(
        sums.keyBy(block -> block.slice().toKey(), Types.STRING)
            .transform("publish-cells", PublishedRecordSerializer.TYPE, stage),
        "publish-cells");
  }

  private <T> SingleOutputStreamOperator<T> named(SingleOutputStreamOperator<T> stage, String uid) {
    parts.add(stage.getSideOutput(PARTS));
    rejected.add(stage.getSideOutput(REJECTED));
    return stage.uid(uid);
  }

  private static boolean isOfPhysician(PersonEvent event) {
    return event instanceof PersonEvent.Viewed viewed && viewed.viewer() == PersonKind.PHYSICIAN;
  }

  private static String suffix(PersonKind kind) {
    return kind == PersonKind.PHYSICIAN ? "physicians" : "patients";
  }

  @SuppressWarnings("unchecked")
  private static <T> DataStream<T> union(List<DataStream<T>> streams) {
    var others = streams.subList(1, streams.size()).toArray(DataStream[]::new);
    return streams.get(0).union((DataStream<T>[]) others);
  }
}
