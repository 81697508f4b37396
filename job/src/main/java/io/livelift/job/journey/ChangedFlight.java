package io.livelift.job.journey;

import io.livelift.job.combine.CellNames;
import io.livelift.job.cube.Windows;
import io.livelift.job.cube.ZoneWindows;
import io.livelift.vocabulary.Granularity;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** One person within one campaign on both sides of a change of events; used again for each. */
final class ChangedFlight {
  /** No view. */
  static final int ABSENT = ChangedCells.ABSENT;

  private static final FoldedFlight NOTHING_FOLDED = new FoldedFlight();

  private final Horizons horizons;
  private final CellNames names;
  private final FlightEvents events = new FlightEvents();
  private final ChangedCells cells = new ChangedCells();
  private final TouchValues touchValues;
  private final Map<ZoneId, ZoneWindows> zones = new HashMap<>();

  private Person person;
  private ChangedEvents changed;
  private CampaignDefinition campaign;
  private FoldedFlight folded;
  private ZoneWindows windows;
  private int nobody;

  /**
   * @param names numbers of values
   */
  ChangedFlight(Horizons horizons, CellNames names) {
    this.horizons = horizons;
    this.names = names;
    this.touchValues = new TouchValues(events, names);
  }

  void load(Person after, ChangedEvents changedEvents, CampaignDefinition definition) {
    person = after;
    changed = changedEvents;
    campaign = definition;
    folded = after.journey().folded.getOrDefault(definition.campaignId(), NOTHING_FOLDED);
    windows = zones.computeIfAbsent(definition.zone(), ZoneWindows::new);
    nobody = names.number("");
    cells.clear();
    events.load(after.journey(), changedEvents, definition);
    touchValues.clear();
  }

  Person person() {
    return person;
  }

  CampaignDefinition campaign() {
    return campaign;
  }

  FoldedFlight folded() {
    return folded;
  }

  FlightEvents events() {
    return events;
  }

  /** The cells in which something changes. */
  ChangedCells cells() {
    return cells;
  }

  /** The values of the flight's views. */
  TouchValues touchValues() {
    return touchValues;
  }

  Horizons horizons() {
    return horizons;
  }

  /** The number of a breakdown's value. */
  int number(String value) {
    return names.number(value);
  }

  /** The number of the value of NONE. */
  int noValue() {
    return nobody;
  }

  long window(Granularity granularity, long time) {
    return switch (granularity) {
      case MINUTE -> Windows.minute(time);
      case HOUR -> windows.hour(time);
      case DAY -> windows.day(time);
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

  /** Whether a prescription counts in the flight, as seen through all records. */
  boolean counts(Prescription prescription) {
    return campaign.isMeasured(prescription.issued().time())
        && isLive(prescription, Horizons.UNBOUNDED);
  }

  /** The first eligible touch of a prescription on one side, or {@link #ABSENT}. */
  int firstTouch(long prescribedAt, int side, long deadline) {
    for (var i = events.firstTouch(prescribedAt);
        i < events.views() && events.view(i).time() <= prescribedAt;
        i++) {
      if (events.isTouch(i, side, deadline)) {
        return i;
      }
    }
    return ABSENT;
  }

  /** Since when the person is observed, on one side. */
  long observedSince(int side) {
    return side == Sides.BEFORE
        ? changed.observedSince()
        : changed.observedSinceAfter(person.journey());
  }

  /**
   * The time of the earliest live prescription of the campaign's products on one side, or NEVER.
   */
  long firstPrescription(int side) {
    var earliest = Journey.NEVER;
    for (var folded : person.journey().foldedFirstPrescriptions.entrySet()) {
      if (campaign.productIds().contains(folded.getKey())) {
        earliest = Math.min(earliest, folded.getValue());
      }
    }
    for (var i = 0; i < events.prescriptions(); i++) {
      var prescription = events.prescription(i);
      if ((events.sidesOfPrescription(i) & side) != 0
          && prescription.issued().time() < earliest
          && isLive(prescription, Horizons.UNBOUNDED)) {
        earliest = prescription.issued().time();
      }
    }
    return earliest;
  }
}
