package io.livelift.job.journey;

import io.livelift.job.combine.Combiner;
import io.livelift.job.config.LimitsConfig;
import io.livelift.job.config.TopicsConfig;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.epoch.PartReporter;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.validation.Announcement;
import io.livelift.job.validation.CampaignVersion;
import io.livelift.job.validation.ErasedPerson;
import io.livelift.job.validation.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The journey stage, keyed by person. Records change journeys in memory; at the barrier, or when
 * there are many, each changed journey gives what it changes to the combiner and goes to state.
 * Campaigns and erasures come in force at the barrier, so that within an epoch every journey sees
 * the same ones. What is combined is sent last, or when it is much.
 */
public final class FollowJourneys extends AbstractStreamOperator<SliceSums>
    implements TwoInputStreamOperator<PersonEvent, Announcement, SliceSums>, OpenJourney.Listener {
  private static final long serialVersionUID = 1L;

  private final PersonKind kind;
  private final Horizons horizons;
  private final Duration grace;
  private final LimitsConfig limits;
  private final TopicsConfig topics;
  private final OutputTag<PersonEvent> resolved;
  private final OutputTag<PublishedRecord> rejected;
  private final OutputTag<PublishedRecord> parts;

  private transient PartReporter reporter;
  private transient BroadcastState<String, byte[]> campaigns;
  private transient BroadcastState<Long, Boolean> erasures;
  private transient ValueState<byte[]> journeys;
  private transient CampaignBook book;
  private transient Map<String, CampaignVersion> inForce;
  private transient Map<String, CampaignVersion> arrived;
  private transient ErasedPersons erased;
  private transient Set<ErasedPerson> toErase;
  private transient Bundles bundles;
  private transient Combiner combiner;
  private transient Changes changes;
  private transient long arrivedUntil;
  private transient FoldingClock foldingClock;

  /**
   * @param grace how long after being read records are not folded yet, see {@link FoldingClock}
   * @param resolved where a physician's journey sends the prescriptions of patients
   */
  public FollowJourneys(
      PersonKind kind,
      Horizons horizons,
      Duration grace,
      LimitsConfig limits,
      TopicsConfig topics,
      OutputTag<PersonEvent> resolved,
      OutputTag<PublishedRecord> rejected,
      OutputTag<PublishedRecord> parts) {
    this.kind = kind;
    this.horizons = horizons;
    this.grace = grace;
    this.limits = limits;
    this.topics = topics;
    this.resolved = resolved;
    this.rejected = rejected;
    this.parts = parts;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var task = getRuntimeContext().getTaskInfo();
    reporter =
        PartReporter.open(
            kind == PersonKind.PHYSICIAN ? "physician-journeys" : "patient-journeys",
            task.getIndexOfThisSubtask(),
            task.getNumberOfParallelSubtasks(),
            context);
    campaigns = context.getOperatorStateStore().getBroadcastState(JourneyStates.CAMPAIGNS);
    book = new CampaignBook();
    inForce = new HashMap<>();
    for (var entry : campaigns.immutableEntries()) {
      var version = CampaignVersion.ofBytes(entry.getValue());
      inForce.put(entry.getKey(), version);
      book.put(version.definition());
    }
    erasures = context.getOperatorStateStore().getBroadcastState(JourneyStates.ERASED);
    erased = new ErasedPersons();
    for (var entry : erasures.immutableEntries()) {
      erased.add(entry.getKey());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    journeys = getPartitionedState(JourneyStates.JOURNEY);
    arrived = new HashMap<>();
    toErase = new HashSet<>();
    bundles = new Bundles();
    arrivedUntil = Long.MIN_VALUE;
    foldingClock = new FoldingClock(grace.toMillis());
    combiner = new Combiner();
    changes = new Changes(horizons, combiner, this::count);
  }

  @Override
  public void processElement1(StreamRecord<PersonEvent> element) throws Exception {
    var event = element.getValue();
    var bundle = bundles.get(event.personId());
    if (bundle == null) {
      if (erased.contains(kind, event.personId())) {
        drop(event);
        return;
      }
      if (bundles.size() >= limits.bundlePersons()) {
        closeBundles();
        setCurrentKey(event.personId());
      }
      bundle = new Bundle(event.personId(), journeys.value(), foldUntil());
      bundles.put(bundle);
    }
    bundle.add(withoutErased(event));
  }

  /** Counts a record of a person who is erased. */
  private void drop(PersonEvent event) {
    if (event instanceof PersonEvent.Viewed) {
      count(InputTopic.VIEWS, Outcome.ERASED, 1);
    } else if (event instanceof PersonEvent.Profiled) {
      count(InputTopic.PHYSICIANS, Outcome.ERASED, 1);
    } else if (event instanceof PersonEvent.Issued || event instanceof PersonEvent.Cancelled) {
      count(InputTopic.PRESCRIPTIONS, Outcome.ERASED, 1);
    }
  }

  /** The record as it may be kept: naming no patient who is erased. */
  private PersonEvent withoutErased(PersonEvent event) {
    if (event instanceof PersonEvent.Issued issued && namesErased(issued.issued())) {
      return new PersonEvent.Issued(issued.id(), issued.issued().withoutPatient());
    }
    if (event instanceof PersonEvent.Cancelled cancelled && namesErased(cancelled.cancelled())) {
      return new PersonEvent.Cancelled(cancelled.id(), cancelled.cancelled().withoutPatient());
    }
    return event;
  }

  private boolean namesErased(PrescriptionRecord record) {
    return record.patientId() != null && erased.contains(PersonKind.PATIENT, record.patientId());
  }

  /**
   * Counts a record that is not the first of its identity; what becomes of a first one may change,
   * but for a profile.
   */
  @Override
  public void received(InputTopic topic, LogPosition position, Receipt receipt) {
    if (receipt != Receipt.NEW) {
      count(topic, Outcome.of(receipt), 1);
    } else if (topic == InputTopic.PHYSICIANS) {
      count(topic, Outcome.COUNTED, 1);
    }
    if (receipt == Receipt.OVER_LIMIT) {
      output.collect(
          rejected,
          new StreamRecord<>(Rejected.overLimit(name(topic), position, limits.eventsPerPerson())));
    }
  }

  @Override
  public void resolved(PersonEvent.Resolved prescription) {
    output.collect(resolved, new StreamRecord<>(prescription));
  }

  @Override
  public void processElement2(StreamRecord<Announcement> element) {
    if (element.getValue() instanceof CampaignVersion version) {
      announce(version);
    } else if (element.getValue() instanceof ErasedPerson person) {
      announce(person);
    }
  }

  private void announce(CampaignVersion version) {
    var id = version.definition().campaignId();
    var known = arrived.getOrDefault(id, inForce.get(id));
    if (countsAnnouncements()) {
      count(InputTopic.CAMPAIGNS, outcome(version, known), 1);
    }
    if (known == null || version.replaces(known)) {
      arrived.put(id, version);
    }
  }

  private void announce(ErasedPerson person) {
    var isNew = !erased.contains(person.kind(), person.id()) && toErase.add(person);
    if (countsAnnouncements()) {
      count(InputTopic.ERASURES, isNew ? Outcome.COUNTED : Outcome.DUPLICATE, 1);
    }
  }

  /** Every task hears every announcement; one counts them. */
  private boolean countsAnnouncements() {
    return kind == PersonKind.PHYSICIAN
        && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
  }

  private static Outcome outcome(CampaignVersion version, CampaignVersion known) {
    if (known == null || version.definition().version() != known.definition().version()) {
      return Outcome.COUNTED;
    }
    return version.campaign().equals(known.campaign()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    foldingClock.tick(now(), arrivedUntil);
    closeBundles();
    bringCampaignsInForce();
    bringErasuresInForce();
    sendCombined();
    output.collect(parts, new StreamRecord<>(reporter.report(checkpointId, 0)));
  }

  private long foldUntil() {
    return foldingClock.foldUntil(now(), arrivedUntil);
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private void closeBundles() throws Exception {
    bundles.closeAll(this::close);
  }

  private void close(Bundle bundle) throws Exception {
    var person = bundle.open(kind);
    // What is final by now must not be restated with the journey.
    Folding.fold(person, book, horizons, bundle.foldUntil());
    var journey = new OpenJourney(person, horizons, limits.eventsPerPerson());
    bundle.events().forEach(event -> journey.give(event, this));
    setCurrentKey(bundle.personId());
    journeys.update(journey.close(book, changes));
    sendIfFull();
  }

  private void sendIfFull() {
    if (combiner.isFull(limits.combinedCells())) {
      sendCombined();
    }
  }

  private void sendCombined() {
    combiner.drain(sums -> output.collect(new StreamRecord<>(sums)));
  }

  private void bringCampaignsInForce() throws Exception {
    if (arrived.isEmpty()) {
      return;
    }
    var changed = arrived.values().stream().map(CampaignVersion::definition).toList();
    var after = book.with(changed);
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            JourneyStates.JOURNEY,
            (key, state) -> restate((String) key, state, changed, after));
    book = after;
    for (var entry : arrived.entrySet()) {
      campaigns.put(entry.getKey(), entry.getValue().toBytes());
    }
    inForce.putAll(arrived);
    arrived.clear();
  }

  /** Windows that are final keep what was published: what is old enough is folded before. */
  private void restate(
      String personId,
      ValueState<byte[]> journey,
      List<CampaignDefinition> changed,
      CampaignBook after)
      throws IOException {
    var person = new Person(kind, personId, JourneyCodec.decode(journey.value(), personId));
    var isFolded = Folding.fold(person, book, horizons, foldUntil());
    changes.ofCampaigns(person, changed, book, after);
    sendIfFull();
    if (isFolded) {
      journey.update(JourneyCodec.encode(person.journey()));
    }
  }

  private void bringErasuresInForce() throws Exception {
    if (toErase.isEmpty()) {
      return;
    }
    var eraser = new Eraser(Set.copyOf(toErase), kind, book, horizons, foldUntil());
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            JourneyStates.JOURNEY,
            (key, state) -> erase((String) key, state, eraser));
    for (var person : toErase) {
      var hash = ErasedPersons.hash(person.kind(), person.id());
      erased.add(hash);
      erasures.put(hash, true);
    }
    toErase.clear();
  }

  private void erase(String personId, ValueState<byte[]> journey, Eraser eraser)
      throws IOException {
    sendIfFull();
    if (eraser.isErased(personId)) {
      eraser.erase(personId, journey.value(), changes);
      journey.clear();
    } else if (eraser.mayBeNamedByOthers()) {
      var before = journey.value();
      var after = eraser.eraseOthers(personId, before, changes);
      if (after != before) {
        journey.update(after);
      }
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    reporter.snapshot();
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    arrivedUntil = mark.getTimestamp();
    super.processWatermark(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // Announcements hold no watermark back.
  }

  private String name(InputTopic topic) {
    return topics.input(topic);
  }

  private void count(InputTopic topic, Outcome outcome, long records) {
    outcome.addTo(reporter.outcome(name(topic)), records);
  }
}
