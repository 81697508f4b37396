package io.livelift.local.simulator;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.local.simulator.Dice.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The simulated world: which events are sent in which span of time. A function of its seed, size,
 * start and rates; asked for the same span again it gives the same events. Made second by second,
 * and fastest when asked for spans one after the other. Not thread-safe.
 */
final class World {
  /** What happened longer ago than this neither acts any more nor is still under way. */
  private static final Duration MEMORY = Truth.EFFECT_ENDS.plus(Delays.LONGEST.multipliedBy(3));

  private static final Instant PROFILES_FROM = Instant.parse("2024-01-01T00:00:00Z");

  private final long seed;
  private final Instant start;
  private final RatePlan rates;
  private final Population population;
  private final List<SimulatedCampaign> physicianCampaigns;
  private final List<SimulatedCampaign> patientCampaigns;
  private final Outbox outbox = new Outbox();
  private final Views views;
  private final Prescriptions prescriptions;
  private Instant sentUntil = Instant.MIN;
  private long nextSecond;

  World(long seed, int physicians, Instant start, RatePlan rates) {
    this(seed, physicians, start, rates, Causes.UNTOLD);
  }

  World(long seed, int physicians, Instant start, RatePlan rates, Causes causes) {
    this.seed = seed;
    this.start = start;
    this.rates = rates;
    population = new Population(seed, physicians);
    var campaigns = Campaigns.from(start);
    physicianCampaigns = campaigns.stream().filter(World::isForPhysicians).toList();
    patientCampaigns = campaigns.stream().filter(campaign -> !isForPhysicians(campaign)).toList();
    for (var i = 0; i < physicianCampaigns.size(); i++) {
      physicianCampaigns.get(i).settle(seed, i, population.physicians());
    }
    views = new Views(seed, population, outbox);
    prescriptions = new Prescriptions(seed, population, outbox, causes);
  }

  List<Campaign> campaigns() {
    return Campaigns.from(start).stream().map(SimulatedCampaign::definition).toList();
  }

  /** The profiles; a few physicians have none. */
  List<Physician> physicians() {
    return population.physicians().stream()
        .filter(SimulatedPhysician::hasProfile)
        .map(World::profile)
        .toList();
  }

  List<SimulatedCampaign> physicianCampaigns() {
    return physicianCampaigns;
  }

  Population population() {
    return population;
  }

  /** The events sent in {@code [from, to)}, in the order of their sending. */
  List<SimulatedEvent> events(Instant from, Instant to) {
    if (!from.equals(sentUntil)) {
      rewind(from);
    }
    while (Instant.ofEpochSecond(nextSecond).isBefore(to)) {
      live(nextSecond++);
    }
    sentUntil = to;
    return outbox.takeUntil(to);
  }

  private void rewind(Instant from) {
    physicianCampaigns.forEach(SimulatedCampaign::forget);
    outbox.openAt(from);
    var remembered = from.minus(MEMORY);
    nextSecond = (remembered.isBefore(start) ? start : remembered).getEpochSecond();
  }

  private void live(long second) {
    var time = Instant.ofEpochSecond(second);
    var rhythm = Rhythm.at(time);
    var rate = rates.at(time) * rhythm;
    var dice = Dice.of(seed, Purpose.COUNTS, second, 0);
    showPhysicians(second, dice.poisson(rate * Truth.PHYSICIAN_VIEW_SHARE));
    for (var campaign : patientCampaigns) {
      showPatients(campaign, second, dice.poisson(rate * Truth.PATIENT_VIEW_SHARE));
      var others = dice.poisson(rate * Truth.PATIENT_BASE_SHARE);
      for (var i = 0; i < others; i++) {
        prescriptions.toAnyPatient(campaign, second, i);
      }
    }
    for (var number = 0; number < physicianCampaigns.size(); number++) {
      var campaign = physicianCampaigns.get(number);
      var perDay = campaign.prescriberCount() * Prescriptions.MOST_PER_DAY * rhythm;
      var chances = dice.poisson(perDay / Duration.ofDays(1).toSeconds());
      for (var i = 0; i < chances; i++) {
        prescriptions.maybeByPhysician(campaign, number, second, i);
      }
    }
    var otherProducts = dice.poisson(rate * Truth.OTHER_PRODUCT_SHARE);
    for (var i = 0; i < otherProducts; i++) {
      prescriptions.ofOtherProduct(second, i);
    }
  }

  private void showPhysicians(long second, int count) {
    for (var i = 0; i < count; i++) {
      var campaign = Dice.of(seed, Purpose.VIEW, second, ~i).oneOf(physicianCampaigns);
      if (campaign.isInFlight(Instant.ofEpochSecond(second)) && campaign.hasContacts()) {
        views.showPhysician(campaign, second, i);
      }
    }
  }

  private void showPatients(SimulatedCampaign campaign, long second, int count) {
    for (var i = 0; i < count; i++) {
      if (campaign.isInFlight(Instant.ofEpochSecond(second))) {
        var number = i;
        views
            .showPatient(campaign, second, i)
            .ifPresent(view -> prescriptions.maybeAfter(view, campaign, second, number));
      }
    }
  }

  private static boolean isForPhysicians(SimulatedCampaign campaign) {
    return campaign.definition().getAudienceKind() == AudienceKind.PHYSICIAN;
  }

  private static Physician profile(SimulatedPhysician physician) {
    return Physician.newBuilder()
        .setPhysicianId(physician.id())
        .setVersion(1)
        .setEffectiveFrom(PROFILES_FROM)
        .setRegion(physician.region())
        .setTier(physician.tier())
        .setSpecialty(physician.specialty())
        .setSegments(physician.segments())
        .setConsent(physician.consent())
        .build();
  }
}
