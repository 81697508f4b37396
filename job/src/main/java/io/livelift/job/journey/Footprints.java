package io.livelift.job.journey;

import static io.livelift.vocabulary.Breakdown.CHANNEL;
import static io.livelift.vocabulary.Breakdown.CONTENT;
import static io.livelift.vocabulary.Breakdown.DISPENSING;
import static io.livelift.vocabulary.Breakdown.PAYER;
import static io.livelift.vocabulary.Breakdown.TEAM;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.LagBuckets;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one event adds to the sums of its window, by breakdown value: everything but the counts of
 * people, which depend on the window's other events.
 */
final class Footprints {
  private Footprints() {}

  /** The breakdown values of a view, NONE first. */
  static List<BreakdownValue> values(View view) {
    return List.of(
        BreakdownValue.NONE,
        new BreakdownValue(CHANNEL, view.channel().name()),
        new BreakdownValue(CONTENT, view.contentId()),
        new BreakdownValue(TEAM, view.team().name()));
  }

  /** The value of a view in NONE or a breakdown of the touch. */
  static BreakdownValue value(Breakdown breakdown, View view) {
    return switch (breakdown) {
      case NONE -> BreakdownValue.NONE;
      case CHANNEL -> new BreakdownValue(CHANNEL, view.channel().name());
      case CONTENT -> new BreakdownValue(CONTENT, view.contentId());
      case TEAM -> new BreakdownValue(TEAM, view.team().name());
      case TIER, SPECIALTY, SEGMENT, ARM, CHANNEL_SET, PAYER, DISPENSING, TRANSITION ->
          throw new IllegalArgumentException(breakdown + " is no breakdown of the touch.");
    };
  }

  /** Whether two views have the same value in NONE or a breakdown of the touch. */
  static boolean hasValueOf(View one, Breakdown breakdown, View other) {
    return switch (breakdown) {
      case NONE -> true;
      case CHANNEL -> one.channel() == other.channel();
      case CONTENT -> one.contentId().equals(other.contentId());
      case TEAM -> one.team() == other.team();
      case TIER, SPECIALTY, SEGMENT, ARM, CHANNEL_SET, PAYER, DISPENSING, TRANSITION ->
          throw new IllegalArgumentException(breakdown + " is no breakdown of the touch.");
    };
  }

  /** What a view within the flight adds. */
  static Map<BreakdownValue, MeasureVector> of(View view, CampaignDefinition campaign) {
    var sums = new MeasureVector();
    sums.add(Measure.VIEWS, 1);
    sums.add(Measure.QUALIFIED_VIEWS, campaign.isQualified(view) ? 1 : 0);
    sums.add(Measure.COMPLETED_VIEWS, view.completed() ? 1 : 0);
    sums.add(Measure.DWELL_MS, view.dwellMs());
    sums.add(Measure.COST, campaign.touchCost().getOrDefault(view.channel(), 0L));
    Map<BreakdownValue, MeasureVector> footprint = new HashMap<>();
    values(view).forEach(value -> footprint.put(value, sums));
    return footprint;
  }

  /**
   * What a live prescription of the campaign adds.
   *
   * @param touches its eligible touches in touch order; empty if it is no conversion
   */
  static Map<BreakdownValue, MeasureVector> of(PrescriptionRecord issued, List<View> touches) {
    Map<BreakdownValue, MeasureVector> footprint = new HashMap<>();
    var prescription = new MeasureVector();
    prescription.add(Measure.PRESCRIPTIONS, 1);
    prescription.add(Measure.NEW_PRESCRIPTIONS, issued.refill() == 0 ? 1 : 0);
    addConversion(prescription, issued, touches);
    footprint.put(new BreakdownValue(PAYER, issued.payer().name()), prescription);
    footprint.put(new BreakdownValue(DISPENSING, issued.dispensing().name()), prescription);
    var whole = new MeasureVector();
    whole.add(prescription, 1);
    footprint.put(BreakdownValue.NONE, whole);
    if (!touches.isEmpty()) {
      whole.add(LagBuckets.of(issued.time() - touches.get(0).time()), 1);
      addCredits(footprint, issued, touches);
      Paths.addConversion(footprint, touches);
    }
    return footprint;
  }

  private static void addConversion(
      MeasureVector sums, PrescriptionRecord issued, List<View> touches) {
    if (!touches.isEmpty()) {
      sums.add(Measure.CONVERSIONS, 1);
      sums.add(Measure.CONVERTED_QUANTITY, issued.quantity());
    }
  }

  private static void addCredits(
      Map<BreakdownValue, MeasureVector> footprint, PrescriptionRecord issued, List<View> touches) {
    var times = touches.stream().mapToLong(View::time).toArray();
    for (var model : TouchCredits.MODELS) {
      var credits = Attribution.credits(model, times, issued.time());
      for (var i = 0; i < credits.length; i++) {
        for (var value : values(touches.get(i))) {
          assisted(footprint, value, issued, touches).add(model, credits[i]);
        }
      }
    }
  }

  /** The sums of a value, which on its first touch gets the conversion it assisted. */
  private static MeasureVector assisted(
      Map<BreakdownValue, MeasureVector> footprint,
      BreakdownValue value,
      PrescriptionRecord issued,
      List<View> touches) {
    return footprint.computeIfAbsent(
        value,
        v -> {
          var sums = new MeasureVector();
          addConversion(sums, issued, touches);
          return sums;
        });
  }
}
