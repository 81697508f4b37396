package io.livelift.dashboard.api;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one published cell rests on: input offsets, numbers of people and events; nobody's name. */
final class Explain {
  private static final List<Measure> PEOPLE =
      List.of(
          Measure.REACH,
          Measure.PRESCRIBERS,
          Measure.CONVERTERS,
          Measure.AUDIENCE,
          Measure.TRANSITION_PEOPLE);
  private static final List<Measure> EVENTS =
      List.of(
          Measure.VIEWS,
          Measure.QUALIFIED_VIEWS,
          Measure.PRESCRIPTIONS,
          Measure.CONVERSIONS,
          Measure.TRANSITIONS);

  private Explain() {}

  /** The explanation of a cell; a problem if there is no such cell. */
  static Answers.Explanation cell(Snapshot snapshot, CampaignRow campaign, CellRequest.One asked)
      throws SQLException {
    var frame = snapshot.frame().orElse(null);
    var cell =
        snapshot.cells(asked.query()).stream()
            .filter(c -> c.value().equals(asked.value()))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no such cell."));
    var granularity = asked.query().granularity();
    return new Answers.Explanation(
        Answers.Stamp.of(frame),
        campaign.campaignId(),
        granularity.name(),
        Instant.ofEpochMilli(cell.windowStart()),
        cell.region(),
        asked.query().breakdown().name(),
        cell.value(),
        cell.measures().isSuppressed(),
        cell.isFinal(),
        told(PEOPLE, cell, granularity),
        told(EVENTS, cell, granularity),
        withheld(cell.measures(), granularity),
        offsets(frame));
  }

  private static Map<String, Long> told(
      List<Measure> wanted, CellRow cell, Granularity granularity) {
    Map<String, Long> told = new LinkedHashMap<>();
    for (var measure : wanted) {
      if (exists(measure, cell.measures(), granularity) && !cell.measures().isWithheld(measure)) {
        told.put(measure.id(), cell.measures().get(measure));
      }
    }
    return told;
  }

  private static List<String> withheld(Measures measures, Granularity granularity) {
    return Arrays.stream(Measure.values())
        .filter(measure -> exists(measure, measures, granularity))
        .filter(measures::isWithheld)
        .map(Measure::id)
        .toList();
  }

  private static boolean exists(Measure measure, Measures measures, Granularity granularity) {
    return measures.has(measure) && measure.family().in(granularity);
  }

  private static List<Answers.Offsets> offsets(AppliedFrame frame) {
    return frame == null
        ? List.of()
        : frame.topics().stream()
            .map(topic -> new Answers.Offsets(topic.topic(), topic.nextOffsets()))
            .toList();
  }
}
