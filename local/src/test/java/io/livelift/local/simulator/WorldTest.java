package io.livelift.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.local.simulator.SimulatedEvent.Garbage;
import io.livelift.local.simulator.SimulatedEvent.Prescription;
import io.livelift.local.simulator.SimulatedEvent.View;
import io.livelift.vocabulary.RegionNames;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final long SEED = 7;
  private static final int PHYSICIANS = 20_000;
  private static final Instant T0 = Instant.parse("2026-03-01T16:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private static World world;
  private static List<SimulatedEvent> week;

  @BeforeAll
  static void liveAWeek() {
    world = world(SEED);
    week = world.events(T0, T0.plus(WEEK));
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    var end = T0.plus(Duration.ofHours(6));

    assertThat(world(SEED).events(T0, end))
        .isEqualTo(world(SEED).events(T0, end))
        .isNotEqualTo(world(SEED + 1).events(T0, end));
  }

  @Test
  void howTheTimeIsCutDoesNotMatter() {
    var pieces = world(SEED);
    var piece = Duration.ofMillis(3_600_333);
    var cut =
        Stream.iterate(T0, time -> time.isBefore(T0.plus(WEEK)), time -> time.plus(piece))
            .flatMap(from -> pieces.events(from, earlier(from.plus(piece))).stream())
            .toList();

    assertThat(cut.equals(week)).isTrue();
  }

  @Test
  void aRestartInTheMiddleGoesOnWithTheSameWorld() {
    var from = T0.plus(Duration.ofDays(6));

    var resumed = world(SEED).events(from, T0.plus(WEEK));

    var expected = week.stream().filter(event -> !event.sentAt().isBefore(from)).toList();
    assertThat(resumed).isNotEmpty();
    assertThat(resumed.equals(expected)).isTrue();
  }

  @Test
  void theRateIsWhatWasAskedForBesidesTheFixedPrescribing() {
    var plain = world(SEED, 100).events(T0, T0.plus(WEEK)).size();

    assertThat((double) plain / WEEK.toSeconds()).isCloseTo(1.0, within(0.1));
  }

  @Test
  void nightsAreQuietAndMorningsBusy() {
    assertThat(Rhythm.at(Instant.parse("2026-03-02T02:30:00Z")))
        .isGreaterThan(3 * Rhythm.at(Instant.parse("2026-03-01T19:30:00Z")));
  }

  @Test
  void theControlArmIsNeverContacted() {
    for (var campaign : world.physicianCampaigns()) {
      var id = campaign.definition().getCampaignId();
      var contacted =
          views()
              .filter(view -> view.getCampaignId().equals(id))
              .map(ContentView::getPhysicianId)
              .collect(Collectors.toSet());
      var control = arm(campaign, true);
      assertThat(contacted).isNotEmpty().doesNotContainAnyElementsOf(control);
      assertThat((double) control.size() / (control.size() + arm(campaign, false).size()))
          .isCloseTo(campaign.definition().getHoldoutPercent() / 100.0, within(0.04));
    }
  }

  @Test
  void theControlArmPrescribesAtTheBaseRateAndTheTreatedArmMore() {
    var campaign = world.physicianCampaigns().get(0);
    var control = arm(campaign, true);
    var treated = arm(campaign, false);

    assertThat(issuedPerDay(campaign, control))
        .isCloseTo(Truth.REGULAR_SHARE * Truth.BASE_PER_DAY, within(0.08));
    assertThat(issuedPerDay(campaign, treated))
        .isGreaterThan(issuedPerDay(campaign, control) + 0.1);
    assertThat(prescribers(campaign, control)).isCloseTo(Truth.REGULAR_SHARE, within(0.03));
    assertThat(prescribers(campaign, treated)).isGreaterThan(Truth.REGULAR_SHARE + 0.04);
  }

  @Test
  void theEffectOfAChannelDecaysAndEnds() {
    assertThat(Truth.effectPerDay(Channel.FIELD_REP, 0)).isEqualTo(4.0);
    assertThat(Truth.effectPerDay(Channel.FIELD_REP, Truth.DECAY.toMillis()))
        .isCloseTo(4.0 / Math.E, within(1e-9));
    assertThat(Truth.effectPerDay(Channel.FIELD_REP, Truth.EFFECT_ENDS.toMillis())).isZero();
  }

  @Test
  void theDisorderIsThatOfRealEvents() {
    var ids =
        views().map(view -> viewer(view) + " " + view.getEventId() + view.getEventTime()).toList();
    var duplicates = ids.size() - new HashSet<>(ids).size();
    assertThat((double) duplicates / ids.size()).isCloseTo(Truth.DUPLICATE_SHARE, within(0.002));

    var toPhysicians = goodViews().filter(e -> view(e).getPhysicianId() != null).toList();
    var late = toPhysicians.stream().filter(e -> age(e).compareTo(WEEK) > 0).count();
    assertThat((double) late / toPhysicians.size())
        .isCloseTo(Truth.VERY_LATE_SHARE, within(0.0005));

    var visits = toPhysicians.stream().filter(e -> view(e).getChannel() == Channel.FIELD_REP);
    var hoursLater = visits.filter(e -> age(e).compareTo(Duration.ofHours(1)) > 0).count();
    assertThat(hoursLater).isPositive();

    var garbage = week.stream().filter(e -> e.content() instanceof Garbage).count();
    var negative = views().filter(view -> view.getDwellMs() < 0).count();
    var future = views().filter(view -> view.getEventTime().isAfter(T0.plus(WEEK))).count();
    assertThat(List.of(garbage, negative, future))
        .allSatisfy(count -> assertThat(count).isPositive());
  }

  @Test
  void someAreCancelled() {
    var issued = prescriptions(PrescriptionStatus.ISSUED).count();
    var cancelled = prescriptions(PrescriptionStatus.CANCELLED).count();

    assertThat((double) cancelled / issued).isCloseTo(Truth.CANCELLED_SHARE, within(0.012));
  }

  @Test
  void peopleLiveInRegionsThatHaveNames() {
    var known = RegionNames.bundled().paths();

    assertThat(world.physicians().stream().map(profile -> profile.getRegion()))
        .filteredOn(Objects::nonNull)
        .allMatch(known::contains);
    assertThat(world.physicians()).hasSizeBetween(PHYSICIANS * 97 / 100, PHYSICIANS * 99 / 100);
  }

  private static World world(long seed) {
    return world(seed, PHYSICIANS);
  }

  private static World world(long seed, int physicians) {
    return new World(seed, physicians, T0, new RatePlan(Map.of(T0, 1.0)));
  }

  private static Set<String> arm(SimulatedCampaign campaign, boolean control) {
    return world.population().physicians().stream()
        .filter(campaign::isAudienceMember)
        .map(SimulatedPhysician::id)
        .filter(id -> campaign.isControl(id) == control)
        .collect(Collectors.toSet());
  }

  private static double issuedPerDay(SimulatedCampaign campaign, Set<String> arm) {
    var ids = issuedTo(campaign, arm).map(PrescriptionEvent::getPrescriptionId).distinct();
    return (double) ids.count() / arm.size() / WEEK.toDays();
  }

  private static double prescribers(SimulatedCampaign campaign, Set<String> arm) {
    var ids = issuedTo(campaign, arm).map(PrescriptionEvent::getPhysicianId).distinct();
    return (double) ids.count() / arm.size();
  }

  private static Stream<PrescriptionEvent> issuedTo(SimulatedCampaign campaign, Set<String> arm) {
    var products = campaign.definition().getProductIds();
    return prescriptions(PrescriptionStatus.ISSUED)
        .filter(prescription -> products.contains(prescription.getProductId()))
        .filter(prescription -> arm.contains(prescription.getPhysicianId()));
  }

  private static Stream<PrescriptionEvent> prescriptions(PrescriptionStatus status) {
    return week.stream()
        .filter(event -> event.content() instanceof Prescription)
        .map(event -> ((Prescription) event.content()).prescription())
        .filter(prescription -> prescription.getStatus() == status);
  }

  private static Stream<ContentView> views() {
    return week.stream().filter(event -> event.content() instanceof View).map(WorldTest::view);
  }

  private static Stream<SimulatedEvent> goodViews() {
    return week.stream()
        .filter(event -> event.content() instanceof View)
        .filter(event -> view(event).getDwellMs() >= 0)
        .filter(event -> view(event).getEventTime().isBefore(T0.plus(WEEK)));
  }

  private static ContentView view(SimulatedEvent event) {
    return ((View) event.content()).view();
  }

  private static String viewer(ContentView view) {
    return view.getPhysicianId() == null ? view.getPatientId() : view.getPhysicianId();
  }

  private static Duration age(SimulatedEvent event) {
    return Duration.between(view(event).getEventTime(), event.sentAt());
  }

  private static Instant earlier(Instant time) {
    return time.isBefore(T0.plus(WEEK)) ? time : T0.plus(WEEK);
  }
}
