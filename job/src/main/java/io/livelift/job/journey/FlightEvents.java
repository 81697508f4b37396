package io.livelift.job.journey;

import java.util.Arrays;

/**
 * The events of one person's flight on both sides of a change: views in touch order, and issued
 * prescriptions of the campaign's products, also those outside the measured time. Used again for
 * each flight.
 */
final class FlightEvents {
  private View[] views = new View[32];
  private byte[] viewSides = new byte[32];
  private boolean[] isQualified = new boolean[32];
  private int viewCount;
  private boolean isSorted;
  private int changedViews;
  private long[] timesOfChangedTouches = new long[8];
  private int changedTouches;

  private Prescription[] prescriptions = new Prescription[8];
  private byte[] prescriptionSides = new byte[8];
  private boolean[] isRestated = new boolean[8];
  private boolean areAnyRestated;
  private int prescriptionCount;

  private CampaignDefinition campaign;

  /** Takes the events of a flight. */
  void load(Journey journey, ChangedEvents changed, CampaignDefinition definition) {
    campaign = definition;
    viewCount = 0;
    changedViews = 0;
    isSorted = true;
    changedTouches = 0;
    prescriptionCount = 0;
    areAnyRestated = false;
    for (var view : journey.views.values()) {
      if (isOfFlight(view)) {
        var isChanged = changed.views.containsKey(view.eventId());
        add(view, isChanged ? Sides.AFTER : Sides.BOTH);
      }
    }
    for (var former : changed.views.values()) {
      if (former != null && isOfFlight(former)) {
        add(former, Sides.BEFORE);
      }
    }
    if (!isSorted) {
      sort();
    }
    Arrays.sort(timesOfChangedTouches, 0, changedTouches);
    for (var prescription : journey.prescriptions.values()) {
      if (isOfProducts(prescription)) {
        var isChanged = changed.prescriptions.containsKey(prescription.id());
        add(prescription, isChanged ? Sides.AFTER : Sides.BOTH);
      }
    }
    for (var former : changed.prescriptions.values()) {
      if (former != null && isOfProducts(former)) {
        add(former, Sides.BEFORE);
      }
    }
  }

  /** How many views there are, those of either side. */
  int views() {
    return viewCount;
  }

  View view(int i) {
    return views[i];
  }

  /** The {@link Sides} on which a view is. */
  int sidesOfView(int i) {
    return viewSides[i];
  }

  boolean isQualified(int i) {
    return isQualified[i];
  }

  boolean isOn(int i, int side) {
    return (viewSides[i] & side) != 0;
  }

  /** Whether any view has changed. */
  boolean haveViewsChanged() {
    return changedViews > 0;
  }

  int prescriptions() {
    return prescriptionCount;
  }

  Prescription prescription(int i) {
    return prescriptions[i];
  }

  int sidesOfPrescription(int i) {
    return prescriptionSides[i];
  }

  /** The first view that is not older than the attribution window of a prescription. */
  int firstTouch(long prescribedAt) {
    return lowerBound(prescribedAt - campaign.attributionWindow());
  }

  /** Whether a view is an eligible touch of a prescription, if not too old for it. */
  boolean isTouch(int i, int side, long deadline) {
    return isQualified[i]
        && (viewSides[i] & side) != 0
        && views[i].position().arrival() <= deadline;
  }

  /** Whether an eligible touch of the prescription has come or gone. */
  private boolean haveTouchesChanged(long prescribedAt) {
    var since = prescribedAt - campaign.attributionWindow();
    var first = Sorted.firstNotBefore(since, timesOfChangedTouches, changedTouches);
    return first < changedTouches && timesOfChangedTouches[first] <= prescribedAt;
  }

  /** Whether a prescription, or which touches are eligible for it, has changed. */
  boolean isRestated(int prescription) {
    return isRestated[prescription];
  }

  /** Whether any prescription is restated. */
  boolean areAnyRestated() {
    return areAnyRestated;
  }

  private int lowerBound(long time) {
    if (viewCount == 0 || views[0].time() >= time) {
      return 0;
    }
    var low = 0;
    var high = viewCount;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (views[middle].time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isOfFlight(View view) {
    return view.campaignId().equals(campaign.campaignId()) && campaign.isInFlight(view.time());
  }

  private boolean isOfProducts(Prescription prescription) {
    var issued = prescription.issued();
    return issued != null && campaign.productIds().contains(issued.productId());
  }

  private void add(View view, int sides) {
    if (viewCount == views.length) {
      views = Arrays.copyOf(views, viewCount * 2);
      viewSides = Arrays.copyOf(viewSides, viewCount * 2);
      isQualified = Arrays.copyOf(isQualified, viewCount * 2);
    }
    isSorted &= viewCount == 0 || View.TOUCH_ORDER.compare(views[viewCount - 1], view) <= 0;
    views[viewCount] = view;
    set(viewCount++, view, sides);
    if (sides != Sides.BOTH) {
      changedViews++;
      addChangedTouch(view);
    }
  }

  private void addChangedTouch(View view) {
    if (campaign.isQualified(view)) {
      if (changedTouches == timesOfChangedTouches.length) {
        timesOfChangedTouches = Arrays.copyOf(timesOfChangedTouches, changedTouches * 2);
      }
      timesOfChangedTouches[changedTouches++] = view.time();
    }
  }

  private void set(int i, View view, int sides) {
    viewSides[i] = (byte) sides;
    isQualified[i] = campaign.isQualified(view);
  }

  private void add(Prescription prescription, int sides) {
    if (prescriptionCount == prescriptions.length) {
      prescriptions = Arrays.copyOf(prescriptions, prescriptionCount * 2);
      prescriptionSides = Arrays.copyOf(prescriptionSides, prescriptionCount * 2);
      isRestated = Arrays.copyOf(isRestated, prescriptionCount * 2);
    }
    var restated = sides != Sides.BOTH || haveTouchesChanged(prescription.issued().time());
    isRestated[prescriptionCount] = restated;
    areAnyRestated |= restated;
    prescriptions[prescriptionCount] = prescription;
    prescriptionSides[prescriptionCount++] = (byte) sides;
  }

  private record Placed(View view, byte sides) {}

  private void sort() {
    var placed = new Placed[viewCount];
    for (var i = 0; i < viewCount; i++) {
      placed[i] = new Placed(views[i], viewSides[i]);
    }
    Arrays.sort(placed, (a, b) -> View.TOUCH_ORDER.compare(a.view(), b.view()));
    for (var i = 0; i < viewCount; i++) {
      views[i] = placed[i].view();
      set(i, placed[i].view(), placed[i].sides());
    }
  }
}
