package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.cancelled;
import static io.livelift.local.audit.LogBuilder.issued;
import static io.livelift.local.audit.LogBuilder.physician;
import static io.livelift.local.audit.LogBuilder.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.livelift.local.audit.Explanation.Evidence;
import io.livelift.local.audit.Explanation.Kind;
import io.livelift.local.audit.Explanation.Records;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.WireConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final CellKey NATION =
      new CellKey("C", Granularity.CAMPAIGN, T0.toEpochMilli(), Breakdown.NONE, "", "");

  private final LogBuilder log =
      new LogBuilder().add(campaign("C", "P", T0, T0.plus(Duration.ofDays(28))));

  @Test
  void cellOfManyRestsOnAllKindsOfRecords() throws Exception {
    people(11);
    var explanation = explain(NATION, true).orElseThrow();
    assertThat(explanation.evidence())
        .extracting(Evidence::kind)
        .containsExactly(
            Kind.DEFINITION,
            Kind.PROFILES,
            Kind.VIEWS,
            Kind.PRESCRIPTIONS,
            Kind.CONVERSIONS,
            Kind.FIRST_PRESCRIPTIONS,
            Kind.COHORT);
    assertThat(explanation.evidence())
        .filteredOn(evidence -> evidence.kind() == Kind.PRESCRIPTIONS)
        .containsExactly(
            new Evidence(
                Kind.PRESCRIPTIONS,
                11,
                List.of(
                    new Records(
                        LogTopic.PRESCRIPTIONS,
                        0,
                        11,
                        0,
                        10,
                        List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)))));
    assertThat(explanation.evidence())
        .filteredOn(evidence -> evidence.kind() == Kind.CONVERSIONS)
        .flatExtracting(Evidence::records)
        .extracting(Records::topic, Records::count)
        .containsExactly(tuple(LogTopic.PRESCRIPTIONS, 11L), tuple(LogTopic.VIEWS, 11L));
  }

  @Test
  void offsetsAreListedOnlyWhenTheyAreFew() throws Exception {
    people(21);
    var views =
        explain(NATION, true).orElseThrow().evidence().stream()
            .filter(evidence -> evidence.kind() == Kind.VIEWS)
            .findFirst()
            .orElseThrow();
    assertThat(views.records())
        .containsExactly(new Records(LogTopic.VIEWS, 0, 21, 0, 20, List.of()));
  }

  @Test
  void cellOfTenTellsNothingOfPrescribing() throws Exception {
    people(10);
    for (var published : List.of(true, false)) {
      var explanation = explain(NATION, published).orElseThrow();
      assertThat(explanation.evidence())
          .extracting(Evidence::kind)
          .containsExactly(Kind.DEFINITION, Kind.PROFILES, Kind.VIEWS);
      assertThat(explanation.recomputed())
          .containsKeys("views", "reach", "audience")
          .doesNotContainKeys("prescriptions", "converters", "audience_converters", "lag_1h");
    }
  }

  @Test
  void whatThePublishedCellWithholdsIsNotToldEither() throws Exception {
    people(11);
    var shown = new HashMap<>(recompute(NATION));
    shown.keySet().removeIf(id -> id.contains("convert") || id.startsWith("conver"));
    var explanation = explain(NATION, new PublishedCells.Published(shown, true, false, 3, 0));
    assertThat(explanation.orElseThrow().evidence())
        .extracting(Evidence::kind)
        .contains(Kind.PRESCRIPTIONS)
        .doesNotContain(Kind.CONVERSIONS, Kind.COHORT);
  }

  @Test
  void cellThatOnlyTellsOfPrescribingAndIsNotPublishedIsAsIfItWereNot() throws Exception {
    for (var i = 0; i < 20; i++) {
      log.add(issued("rx", "D" + i, "P", T0));
    }
    var payer =
        new CellKey("C", Granularity.CAMPAIGN, T0.toEpochMilli(), Breakdown.PAYER, "", "SELF_PAY");
    assertThat(explain(payer, false)).isEmpty();
    assertThat(explain(payer, true)).isPresent();
  }

  @Test
  void cancelledLateAndForeignRecordsAreNoEvidence() throws Exception {
    people(11);
    log.add(issued("gone", "D0", "P", T0.plusSeconds(60)))
        .add(cancelled("gone", "D0", "P", T0.plusSeconds(70)))
        .add(view("v0", "C", "D0", T0))
        .add(view("other", "elsewhere", "D0", T0))
        .addAt(0, T0.plus(Duration.ofDays(8)), view("late", "C", "D0", T0));
    assertThat(explain(NATION, true).orElseThrow().evidence())
        .filteredOn(e -> e.kind() == Kind.VIEWS || e.kind() == Kind.PRESCRIPTIONS)
        .flatExtracting(Evidence::records)
        .extracting(Records::count)
        .containsExactly(11L, 11L);
  }

  @Test
  void everyCellRestsOnAsManyRecordsAsItCounts() throws Exception {
    people(12);
    var kinds =
        Map.of(
            "views", Kind.VIEWS,
            "conversions", Kind.CONVERSIONS,
            "prescriptions", Kind.PRESCRIPTIONS,
            "transitions", Kind.STEPS);
    try (var database = new Database();
        var oracle =
            new Oracle(
                database, OracleSettings.defaults(), RecordReaders.of(WireConfig.defaults()))) {
      log.build().forEach(oracle::add);
      var truth = oracle.recompute();
      var explainer = new Explainer(database, 11);
      var cells = new HashMap<>(truth.cells());
      cells.keySet().removeIf(key -> !key.region().isEmpty());
      for (var cell : cells.entrySet()) {
        var explanation = explainer.explain(cell.getKey(), cell.getValue(), asIs(cell.getValue()));
        for (var kind : kinds.entrySet()) {
          long count = truth.measure(cell.getKey(), kind.getKey());
          assertThat(explanation.orElseThrow().evidence())
              .as("%s of %s", kind.getKey(), cell.getKey().toText())
              .filteredOn(evidence -> evidence.kind() == kind.getValue())
              .flatExtracting(Evidence::records)
              .hasSize(count == 0 ? 0 : kind.getValue() == Kind.CONVERSIONS ? 2 : 1)
              .allMatch(records -> records.count() == count);
        }
      }
    }
  }

  @Test
  void printedExplanationNamesNobody() throws Exception {
    people(12);
    var out = new StringWriter();
    new ExplanationPrinter(new PrintWriter(out), 11).print(explain(NATION, true).orElseThrow(), 3);
    assertThat(out.toString())
        .contains("CAMPAIGN of C from 2026-03-01T00:00:00Z, the nation")
        .contains("prescriptions: 12 records of 12 people")
        .containsPattern("converters +12 +12\n")
        .doesNotContainPattern("\\bD\\d");
  }

  /** People who each see one view and prescribe within the minute. */
  private void people(int count) {
    for (var i = 0; i < count; i++) {
      log.add(physician("D" + i, T0, "440305"))
          .add(view("v" + i, "C", "D" + i, T0))
          .add(issued("rx", "D" + i, "P", T0.plusSeconds(30)));
    }
  }

  private static PublishedCells.Published asIs(Map<String, Long> measures) {
    return new PublishedCells.Published(measures, false, false, 3, 0);
  }

  private Map<String, Long> recompute(CellKey cell) {
    var truth = Oracle.recompute(log.build(), OracleSettings.defaults());
    return truth.cells().getOrDefault(cell, Map.of());
  }

  private Optional<Explanation> explain(CellKey cell, boolean isPublished) throws Exception {
    return explain(cell, isPublished ? asIs(recompute(cell)) : null);
  }

  private Optional<Explanation> explain(CellKey cell, PublishedCells.Published published)
      throws Exception {
    try (var database = new Database();
        var oracle =
            new Oracle(
                database, OracleSettings.defaults(), RecordReaders.of(WireConfig.defaults()))) {
      log.build().forEach(oracle::add);
      var truth = oracle.recompute().cells().getOrDefault(cell, Map.of());
      return new Explainer(database, 11).explain(cell, truth, published);
    }
  }
}
