package io.livelift.local.simulator;

import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.local.simulator.Dice.Purpose;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What physicians and patients are shown. */
final class Views {
  /** How views of a channel go: median of the dwell in ms, share completed. */
  private record Habit(double dwell, double completed) {}

  private static final Map<Channel, Habit> HABITS =
      new EnumMap<>(
          Map.of(
              Channel.VIRTUAL_REP, new Habit(90_000, 0.5),
              Channel.FIELD_REP, new Habit(420_000, 0.9),
              Channel.WEBINAR, new Habit(900_000, 0.4),
              Channel.WECHAT, new Habit(25_000, 0.25),
              Channel.APP, new Habit(30_000, 0.3),
              Channel.EMAIL, new Habit(12_000, 0.15),
              Channel.INTERNET_HOSPITAL, new Habit(60_000, 0.5),
              Channel.CONFERENCE, new Habit(1_800_000, 0.7),
              Channel.WEB, new Habit(20_000, 0.2)));

  private static final double DWELL_SPREAD = 0.8;

  private final long seed;
  private final Population population;
  private final Outbox outbox;

  Views(long seed, Population population, Outbox outbox) {
    this.seed = seed;
    this.population = population;
    this.outbox = outbox;
  }

  /** A physician sees the campaign; a qualified view is remembered, and has its effect. */
  void showPhysician(SimulatedCampaign campaign, long second, int number) {
    var dice = Dice.of(seed, Purpose.VIEW, second, number);
    var time = Instant.ofEpochMilli(second * 1_000 + dice.below(1_000));
    var index = campaign.drawContact(dice);
    var physician = population.physicians().get(index);
    var view = view(campaign, dice, time, second, number);
    view.setPhysicianId(physician.id());
    view.setRegion(dice.chance(0.7) ? physician.region() : null);
    var delay = Delays.ofView(view.getChannel(), dice);
    if (dice.chance(Truth.VERY_LATE_SHARE)) {
      view.setEventTime(time.minusMillis(Delays.ofForgottenReport(dice)));
    } else if (isQualified(campaign, view)) {
      campaign.remember(index, time, view.getChannel());
    }
    send(view, physician.id(), time.plusMillis(delay), dice);
  }

  /**
   * A patient sees the campaign.
   *
   * @return the view, if it is qualified
   */
  Optional<ContentView> showPatient(SimulatedCampaign campaign, long second, int number) {
    var dice = Dice.of(seed, Purpose.PATIENT_VIEW, second, number);
    var time = Instant.ofEpochMilli(second * 1_000 + dice.below(1_000));
    var patient = (int) (Population.PATIENTS * Math.pow(dice.fraction(), 1.5));
    var view = view(campaign, dice, time, second, number);
    view.setPatientId(population.patientId(patient));
    view.setRegion(population.patientRegion(patient));
    send(view, view.getPatientId(), time.plusMillis(Delays.ofView(view.getChannel(), dice)), dice);
    return isQualified(campaign, view) ? Optional.of(view) : Optional.empty();
  }

  private static ContentView view(
      SimulatedCampaign campaign, Dice dice, Instant time, long second, int number) {
    var channel = campaign.channels().draw(dice);
    var habit = HABITS.get(channel);
    var view = new ContentView();
    view.setEventId("v" + Long.toString(second, 36) + "-" + number);
    view.setEventTime(time);
    view.setCampaignId(campaign.definition().getCampaignId());
    view.setContentId(dice.oneOf(campaign.contents()));
    view.setChannel(channel);
    view.setTeam(campaign.teams().draw(dice));
    view.setDwellMs((long) dice.logNormal(habit.dwell(), DWELL_SPREAD));
    view.setCompleted(dice.chance(habit.completed()));
    return view;
  }

  private static boolean isQualified(SimulatedCampaign campaign, ContentView view) {
    return view.getCompleted() || view.getDwellMs() >= campaign.definition().getQualifiedDwellMs();
  }

  private void send(ContentView view, String viewer, Instant at, Dice dice) {
    outbox.send(at, Stream.VIEWS, viewer, dice, () -> new SimulatedEvent.View(view));
    if (dice.chance(Truth.RUBBISH_SHARE)) {
      var rubbish = rubbish(view, dice);
      outbox.send(at, Stream.VIEWS, viewer, dice, () -> rubbish);
    }
  }

  private static SimulatedEvent.Content rubbish(ContentView view, Dice dice) {
    var broken = ContentView.newBuilder(view).setEventId(view.getEventId() + "x");
    return switch (dice.below(3)) {
      case 0 -> new SimulatedEvent.Garbage(dice.bytes(1 + dice.below(60)));
      case 1 -> new SimulatedEvent.View(broken.setDwellMs(-1).build());
      default ->
          new SimulatedEvent.View(
              broken.setEventTime(Instant.parse("2999-01-01T00:00:00Z")).build());
    };
  }
}
