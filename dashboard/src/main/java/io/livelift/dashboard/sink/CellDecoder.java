package io.livelift.dashboard.sink;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns published metrics into cells, sharing the texts that repeat. Not thread-safe. */
final class CellDecoder {
  private static final int MAX_SHARED_TEXTS = 100_000;
  static final Map<String, Granularity> GRANULARITIES =
      Arrays.stream(Granularity.values()).collect(Collectors.toMap(Enum::name, g -> g));
  static final Map<String, Breakdown> BREAKDOWNS =
      Arrays.stream(Breakdown.values()).collect(Collectors.toMap(Enum::name, b -> b));
  static final Map<String, Measure> MEASURES =
      Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::id, m -> m));

  private final Map<String, String> texts = new HashMap<>();
  private final long[] measures = new long[Measure.values().length];

  /** The cell, or empty if it is of a granularity or breakdown that this version does not know. */
  Optional<Cell> decode(CampaignMetric metric) {
    var granularity = GRANULARITIES.get(metric.getGranularity());
    var breakdown = BREAKDOWNS.get(metric.getBreakdown());
    if (granularity == null || breakdown == null) {
      return Optional.empty();
    }
    var key =
        new CellKey(
            shared(metric.getCampaignId()),
            granularity,
            metric.getWindowStart().toEpochMilli(),
            breakdown,
            shared(metric.getRegion()),
            shared(metric.getValue()));
    return Optional.of(
        new Cell(
            key,
            dense(metric.getMeasures()),
            metric.getSuppressed(),
            metric.getFinal$(),
            metric.getEpoch()));
  }

  private long[] dense(Map<String, Long> byId) {
    Arrays.fill(measures, 0);
    var length = 0;
    for (var entry : byId.entrySet()) {
      var measure = MEASURES.get(entry.getKey());
      if (measure != null && entry.getValue() != 0) {
        measures[measure.ordinal()] = entry.getValue();
        length = Math.max(length, measure.ordinal() + 1);
      }
    }
    return Arrays.copyOf(measures, length);
  }

  private String shared(String text) {
    var known = texts.putIfAbsent(text, text);
    if (texts.size() > MAX_SHARED_TEXTS) {
      texts.clear();
    }
    return known == null ? text : known;
  }
}
