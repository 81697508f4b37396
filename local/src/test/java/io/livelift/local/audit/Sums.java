package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must add up in every epoch. */
final class Sums {
  private static final List<String> CREDITS =
      List.of(
          "credit_first", "credit_last", "credit_linear", "credit_time_decay", "credit_position");

  /** Each person is in one day at most. */
  private static final List<String> OVER_DAYS =
      List.of("new_prescribers", "unknown_prescribers", "cohort_converters");

  private Sums() {}

  static void check(Map<CellKey, Map<String, Long>> cells) {
    regionsAddUpToTheNation(cells);
    daysAddUpToTheFlight(cells);
    asManyStepsLeaveAChannelAsEnterIt(cells);
    armsAddUpToTheAudience(cells);
    cells.forEach(Sums::bucketsAndCredits);
  }

  private static void regionsAddUpToTheNation(Map<CellKey, Map<String, Long>> cells) {
    var nation = new HashMap<CellKey, Map<String, Long>>();
    var provinces = new HashMap<CellKey, Map<String, Long>>();
    cells.forEach(
        (key, measures) -> {
          if (key.region().indexOf('/') < 0 && key.breakdown() != Breakdown.TRANSITION) {
            add(key.region().isEmpty() ? nation : provinces, inRegion(key, ""), measures);
          }
        });
    assertThat(provinces).isEqualTo(nation);
  }

  private static void daysAddUpToTheFlight(Map<CellKey, Map<String, Long>> cells) {
    var reach = new HashMap<String, Long>();
    cells.forEach(
        (key, measures) -> {
          var ofPerson = key.breakdown().of() != Breakdown.Of.PRESCRIPTION;
          var level = key.region().split("/", -1).length;
          if (ofPerson && level <= (key.breakdown() == Breakdown.NONE ? 2 : 1)) {
            var cell = key.campaignId() + key.breakdown() + key.region() + "|" + key.value();
            if (key.granularity() == Granularity.DAY) {
              reach.merge(cell, measures.getOrDefault("new_reach", 0L), Long::sum);
              OVER_DAYS.forEach(
                  id -> reach.merge(cell + id, measures.getOrDefault(id, 0L), Long::sum));
            } else if (key.granularity() == Granularity.CAMPAIGN
                && key.breakdown() != Breakdown.ARM
                && key.breakdown() != Breakdown.CHANNEL_SET) {
              reach.merge(cell, -measures.getOrDefault("reach", 0L), Long::sum);
              OVER_DAYS.forEach(
                  id -> reach.merge(cell + id, -measures.getOrDefault(id, 0L), Long::sum));
            }
          }
        });
    assertThat(reach.values()).allMatch(difference -> difference == 0);
  }

  private static void asManyStepsLeaveAChannelAsEnterIt(Map<CellKey, Map<String, Long>> cells) {
    var balance = new HashMap<String, Long>();
    var ends = List.of(Transition.START, Transition.CONVERSION, Transition.NONE);
    cells.forEach(
        (key, measures) -> {
          if (key.breakdown() == Breakdown.TRANSITION) {
            var step = Transition.parse(key.value());
            var steps = measures.get("transitions");
            balance.merge(key.campaignId() + "|" + step.from(), -steps, Long::sum);
            balance.merge(key.campaignId() + "|" + step.to(), steps, Long::sum);
          } else if (isWholeCampaign(key)) {
            var conversions = measures.getOrDefault("conversions", 0L);
            balance.merge(key.campaignId() + "|" + Transition.CONVERSION, -conversions, Long::sum);
          }
        });
    balance.forEach(
        (place, difference) -> {
          var name = place.substring(place.indexOf('|') + 1);
          if (name.equals(Transition.CONVERSION) || !ends.contains(name)) {
            assertThat(difference).as("steps of %s", place).isZero();
          }
        });
  }

  private static void armsAddUpToTheAudience(Map<CellKey, Map<String, Long>> cells) {
    cells.forEach(
        (key, measures) -> {
          if (key.breakdown() == Breakdown.ARM && key.value().equals("TREATED")) {
            var whole =
                new CellKey(
                    key.campaignId(),
                    key.granularity(),
                    key.windowStart(),
                    Breakdown.NONE,
                    key.region(),
                    "");
            var audience = cells.get(whole).getOrDefault("audience", 0L);
            assertThat(measures.getOrDefault("audience", 0L)).isEqualTo(audience);
            assertThat(measures.getOrDefault("prescribers", 0L))
                .isEqualTo(measures.getOrDefault("audience_prescribers", 0L));
          }
        });
  }

  private static boolean isWholeCampaign(CellKey key) {
    return key.granularity() == Granularity.CAMPAIGN
        && key.breakdown() == Breakdown.NONE
        && key.region().isEmpty();
  }

  private static void bucketsAndCredits(CellKey key, Map<String, Long> measures) {
    assertThat(sumOf("frequency_", measures))
        .as("frequency of %s", key)
        .isEqualTo(measures.getOrDefault("reach", 0L));
    var conversions = measures.getOrDefault("conversions", 0L);
    if (Measure.Family.LAG.in(key.breakdown())) {
      assertThat(sumOf("lag_", measures)).as("lags of %s", key).isEqualTo(conversions);
    }
    if (key.breakdown() == Breakdown.NONE) {
      for (var credit : CREDITS) {
        assertThat(measures.getOrDefault(credit, 0L))
            .as("%s of %s", credit, key)
            .isEqualTo(conversions * 1_000_000);
      }
    }
  }

  private static long sumOf(String prefix, Map<String, Long> measures) {
    return measures.entrySet().stream()
        .filter(measure -> measure.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static void add(
      Map<CellKey, Map<String, Long>> sums, CellKey key, Map<String, Long> measures) {
    var sum = sums.computeIfAbsent(key, k -> new HashMap<>());
    measures.forEach((id, value) -> sum.merge(id, value, Long::sum));
  }

  private static CellKey inRegion(CellKey key, String region) {
    return new CellKey(
        key.campaignId(),
        key.granularity(),
        key.windowStart(),
        key.breakdown(),
        region,
        key.value());
  }
}
