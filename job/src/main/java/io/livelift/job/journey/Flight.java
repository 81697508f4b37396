package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Windows;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One person within one campaign: the views of the flight and the prescriptions measured by it. */
final class Flight {
  private static final FoldedFlight NOTHING_FOLDED = new FoldedFlight();

  private final Person person;
  private final CampaignDefinition campaign;
  private final Horizons horizons;
  private final Attributes attributes;
  private final String arm;
  private final List<View> views = new ArrayList<>();
  private final List<Prescription> prescriptions = new ArrayList<>();
  private final Map<BreakdownValue, Long> firstReached = new HashMap<>();
  private final Map<PrescriptionId, List<View>> touches = new HashMap<>();

  // Each granularity asks for them.
  private final Map<String, Map<BreakdownValue, MeasureVector>> viewFootprints = new HashMap<>();
  private final Map<PrescriptionId, Map<BreakdownValue, MeasureVector>> prescriptionFootprints =
      new HashMap<>();

  private Flight(Person person, CampaignDefinition campaign, Horizons horizons) {
    this.person = person;
    this.campaign = campaign;
    this.horizons = horizons;
    this.attributes = person.journey().attributes(campaign);
    this.arm = campaign.audience().arm(person.id(), attributes);
  }

  static Flight of(Person person, CampaignDefinition campaign, Horizons horizons) {
    var flight = new Flight(person, campaign, horizons);
    for (var view : person.journey().views.values()) {
      if (view.campaignId().equals(campaign.campaignId()) && campaign.isInFlight(view.time())) {
        flight.views.add(view);
      }
    }
    flight.views.sort(View.TOUCH_ORDER);
    for (var prescription : person.journey().prescriptions.values()) {
      if (flight.has(prescription)) {
        flight.prescriptions.add(prescription);
      }
    }
    flight.findFirstReached();
    return flight;
  }

  boolean isEmpty() {
    return views.isEmpty() && prescriptions.isEmpty() && folded().sums.isEmpty();
  }

  CampaignDefinition campaign() {
    return campaign;
  }

  Attributes attributes() {
    return attributes;
  }

  /** Views within the flight, in touch order. */
  List<View> views() {
    return views;
  }

  /** Issued prescriptions of campaign products within the measured time, cancelled ones too. */
  List<Prescription> prescriptions() {
    return prescriptions;
  }

  /** Whether a prescription of the person is one of them. */
  boolean has(Prescription prescription) {
    var issued = prescription.issued();
    return issued != null
        && campaign.productIds().contains(issued.productId())
        && campaign.isMeasured(issued.time());
  }

  /** Forgets what was found out of a prescription: of tens of thousands that is much. */
  void forget(Prescription prescription) {
    touches.remove(prescription.id());
    prescriptionFootprints.remove(prescription.id());
  }

  FoldedFlight folded() {
    return person.journey().folded.getOrDefault(campaign.campaignId(), NOTHING_FOLDED);
  }

  long window(Granularity granularity, long time) {
    return switch (granularity) {
      case MINUTE -> Windows.minute(time);
      case HOUR -> Windows.hour(time, campaign.zone());
      case DAY -> Windows.day(time, campaign.zone());
      case CAMPAIGN -> campaign.startsAt();
    };
  }

  /** Records that arrived after this instant do not exist for the window. */
  long deadline(Granularity granularity, long window) {
    return granularity == Granularity.MINUTE ? horizons.minuteDeadline(window) : Horizons.UNBOUNDED;
  }

  boolean isLive(Prescription prescription, long deadline) {
    return prescription.isLive(deadline, horizons.cancellationLimit());
  }

  /** What a view of the flight adds to the sums of its windows; not to be changed. */
  Map<BreakdownValue, MeasureVector> footprint(View view) {
    return viewFootprints.computeIfAbsent(view.eventId(), id -> Footprints.of(view, campaign));
  }

  /** What a live prescription adds to the sums of its windows; not to be changed. */
  Map<BreakdownValue, MeasureVector> footprint(Prescription prescription, long deadline) {
    return deadline == Horizons.UNBOUNDED
        ? prescriptionFootprints.computeIfAbsent(
            prescription.id(), id -> Footprints.of(prescription.issued(), touches(prescription)))
        : Footprints.of(
            prescription.issued(), eligibleTouches(prescription.issued().time(), deadline));
  }

  /** The eligible touches of a prescription, in touch order. */
  List<View> touches(Prescription prescription) {
    return touches.computeIfAbsent(
        prescription.id(), id -> eligibleTouches(prescription.issued().time(), Horizons.UNBOUNDED));
  }

  /** The steps of the person's views that led to no conversion. */
  Map<BreakdownValue, MeasureVector> remainingPath() {
    var converted = new HashSet<>(person.journey().touchesOfFolded);
    for (var prescription : prescriptions) {
      if (isLive(prescription, Horizons.UNBOUNDED)) {
        touches(prescription).forEach(touch -> converted.add(touch.eventId()));
      }
    }
    var remaining =
        views.stream()
            .filter(view -> campaign.isQualified(view) && !converted.contains(view.eventId()))
            .toList();
    return Paths.remaining(remaining, folded().pathEnd);
  }

  /** Whether the person converted within the attribution window after their first view. */
  boolean isCohortConverter() {
    return folded().isCohortConverter()
        || prescriptions.stream()
            .anyMatch(p -> isLive(p, Horizons.UNBOUNDED) && isCohortConversion(p));
  }

  /** Whether a prescription came within the attribution window after the first qualified view. */
  boolean isCohortConversion(Prescription prescription) {
    var first = firstReached.get(BreakdownValue.NONE);
    if (first == null || folded().isQualified(BreakdownValue.NONE)) {
      return false;
    }
    var after = prescription.issued().time() - first;
    return after >= 0 && after <= campaign.attributionWindow();
  }

  /** Whether the person's first prescription of the campaign is in the flight and the window. */
  boolean isFirstPrescribed(Granularity granularity, long window) {
    var first = firstPrescription();
    return first != Journey.NEVER
        && campaign.isInFlight(first)
        && window(granularity, first) == window;
  }

  /** Whether the person had been observed for the look-back before their first prescription. */
  boolean isObservedLongEnough() {
    return firstPrescription() - person.journey().observedSince() >= horizons.lookBack();
  }

  private long firstPrescription() {
    return person.journey().firstPrescription(campaign.productIds(), horizons.cancellationLimit());
  }

  /** Qualified views of the flight with {@code rx - W <= view <= rx}, in touch order. */
  private List<View> eligibleTouches(long prescribedAt, long deadline) {
    List<View> touches = new ArrayList<>();
    for (var view : views) {
      if (view.time() > prescribedAt) {
        break;
      }
      if (view.time() >= prescribedAt - campaign.attributionWindow()
          && campaign.isQualified(view)
          && view.position().arrival() <= deadline) {
        touches.add(view);
      }
    }
    return touches;
  }

  /** Whether the person's first qualified view of the flight, of this value, is in the window. */
  boolean isFirstReached(Granularity granularity, long window, BreakdownValue value) {
    return switch (granularity) {
      case CAMPAIGN -> true;
      case HOUR, DAY ->
          !folded().isQualified(value) && window(granularity, firstReached.get(value)) == window;
      case MINUTE -> !folded().isQualified(value) && !isReachedBefore(window, value);
    };
  }

  private boolean isReachedBefore(long minute, BreakdownValue value) {
    var deadline = deadline(Granularity.MINUTE, minute);
    return views.stream()
        .takeWhile(view -> view.time() < minute)
        .anyMatch(
            view ->
                campaign.isQualified(view)
                    && view.position().arrival() <= deadline
                    && Footprints.values(view).contains(value));
  }

  private void findFirstReached() {
    for (var view : views) {
      if (campaign.isQualified(view)) {
        Footprints.values(view).forEach(value -> firstReached.putIfAbsent(value, view.time()));
      }
    }
  }

  /** The person's values in a breakdown of the person; a segment cell each, no arm or one. */
  List<String> personValues(Breakdown breakdown) {
    return switch (breakdown) {
      case TIER -> List.of(attributes.tier());
      case SPECIALTY -> List.of(attributes.specialty());
      case SEGMENT -> attributes.segments();
      case ARM -> arm == null ? List.of() : List.of(arm);
      case CHANNEL_SET -> List.of(channelSet());
      case NONE, CHANNEL, CONTENT, TEAM, PAYER, DISPENSING, TRANSITION ->
          throw new IllegalArgumentException(breakdown + " is no breakdown of the person.");
    };
  }

  /** The person's arm, or null if not in the audience. */
  String arm() {
    return arm;
  }

  private String channelSet() {
    var channels = new TreeSet<String>();
    folded().qualifiedChannels().forEach(channels::add);
    views.stream()
        .filter(campaign::isQualified)
        .forEach(view -> channels.add(view.channel().name()));
    return String.join("+", channels);
  }
}
