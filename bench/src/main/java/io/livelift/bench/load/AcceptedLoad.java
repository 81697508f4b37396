package io.livelift.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.job.validation.Announcement;
import io.livelift.job.validation.CampaignVersion;
import io.livelift.job.validation.Intake;
import io.livelift.rules.RejectedException;
import io.livelift.wire.SingleObjectWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A load as the journeys are given it: written, decoded and validated by the job's own code, of one
 * partition a topic. Not thread-safe.
 */
public final class AcceptedLoad {
  private static final JobConfig CONFIG = JobConfig.defaults("nowhere:1");

  private final Load load;
  private final Intake<?, PersonEvent> views = ofPersons(InputTopic.VIEWS);
  private final Intake<?, PersonEvent> prescriptions = ofPersons(InputTopic.PRESCRIPTIONS);
  private final Intake<?, PersonEvent> profiles = ofPersons(InputTopic.PHYSICIANS);
  private final SingleObjectWriter<Physician> profileWriter =
      new SingleObjectWriter<>(Physician.class);
  private long offset;

  public AcceptedLoad(Load load) {
    this.load = load;
  }

  /** The load's campaigns, all in force. */
  public CampaignBook campaigns() {
    var writer = new SingleObjectWriter<>(Campaign.class);
    Intake<?, Announcement> intake =
        Intake.ofAnnouncements(
            InputTopic.CAMPAIGNS,
            CONFIG.format(InputTopic.CAMPAIGNS),
            CONFIG.lateness(),
            CONFIG.limits().recordBytes());
    var book = new CampaignBook();
    for (var campaign : load.campaigns()) {
      var raw =
          raw(
              InputTopic.CAMPAIGNS,
              campaign.getCampaignId().getBytes(UTF_8),
              writer.write(campaign),
              Load.START.toEpochMilli());
      book.put(((CampaignVersion) accept(intake, raw)).definition());
    }
    return book;
  }

  public int physicians() {
    return load.physicians();
  }

  /** The profile of a physician, by number. */
  public PersonEvent profile(int physician) {
    var profile = load.physician(physician);
    return accept(
        profiles,
        raw(
            InputTopic.PHYSICIANS,
            profile.getPhysicianId().getBytes(UTF_8),
            profileWriter.write(profile),
            Load.START.toEpochMilli()));
  }

  /** Makes so many further events. */
  public void next(long events, Consumer<PersonEvent> to) {
    load.next(
        events,
        (kind, key, value, arrival) ->
            to.accept(
                kind == Records.Kind.VIEW
                    ? accept(views, raw(InputTopic.VIEWS, key, value, arrival))
                    : accept(prescriptions, raw(InputTopic.PRESCRIPTIONS, key, value, arrival))));
  }

  /** So many further events. */
  public List<PersonEvent> take(int events) {
    var taken = new ArrayList<PersonEvent>(events);
    next(events, taken::add);
    return taken;
  }

  /** What was made up to now. */
  public Truth truth() {
    return load.truth();
  }

  private RawRecord raw(InputTopic topic, byte[] key, byte[] value, long arrival) {
    return new RawRecord(CONFIG.topics().input(topic), 0, offset++, arrival, key, value);
  }

  private static Intake<?, PersonEvent> ofPersons(InputTopic topic) {
    return Intake.ofPersons(
        topic, CONFIG.format(topic), CONFIG.lateness(), CONFIG.limits().recordBytes());
  }

  private static <E> E accept(Intake<?, E> intake, RawRecord raw) {
    try {
      return intake.accept(raw);
    } catch (RejectedException e) {
      throw new IllegalStateException("The generator makes nothing that is rejected.", e);
    }
  }
}
