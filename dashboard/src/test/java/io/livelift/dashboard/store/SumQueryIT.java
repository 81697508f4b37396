package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cells added up by the database, against the same cells added up one by one. */
class SumQueryIT {
  private static final int DAYS = 12;

  private final StoreConfig store = TestPostgres.newDatabase();

  @Test
  void theDatabaseAddsUpAsOneByOneWould() throws SQLException {
    var random = new Random(20260401);
    List<Cell> cells = new ArrayList<>();
    for (var region : List.of("", "11", "31", "44", "44/4403", "UNKNOWN")) {
      for (var day = 0; day < DAYS; day++) {
        if (random.nextInt(5) > 0) {
          cells.add(cell(random, region, day));
        }
      }
    }
    try (var frames = PostgresFrames.open(store, new RetentionConfig(null, null, null))) {
      frames.isActive();
      frames.state();
      frames.apply(MadeUp.frame(1, cells, 1));
    }
    try (var reader = new FrameReader(store)) {
      reader.ask(
          Viewer.everything(),
          snapshot -> {
            var campaign = snapshot.campaign("c").orElseThrow().campaignNo();
            for (var days : List.of(DAYS, 5, 2)) {
              compare(snapshot, query(campaign, "", 1, days), days);
              compare(snapshot, query(campaign, "44", null, days), days);
              compare(snapshot, query(campaign, "44", 2, days), days);
            }
            return null;
          });
    }
  }

  private static CellQuery query(int campaign, String region, Integer level, int days) {
    return new CellQuery(
        campaign,
        Granularity.DAY,
        Breakdown.NONE,
        region,
        level,
        MadeUp.T0.toEpochMilli(),
        MadeUp.T0.plus(Duration.ofDays(days)).toEpochMilli());
  }

  private static void compare(Snapshot snapshot, CellQuery query, int days) throws SQLException {
    var added =
        snapshot.sums(query).stream()
            .collect(
                Collectors.groupingBy(
                    SumRow::region, Collectors.mapping(SumRow::group, Collectors.toList())));
    var oneByOne =
        snapshot.cells(query).stream()
            .collect(
                Collectors.groupingBy(
                    CellRow::region,
                    Collectors.mapping(
                        cell -> new WindowSum.Group(1, cell.measures()), Collectors.toList())));
    assertThat(added.keySet()).isEqualTo(oneByOne.keySet()).isNotEmpty();
    for (var region : added.keySet()) {
      assertThat(WindowSum.of(Breakdown.NONE, added.get(region), days, Goals.NONE))
          .as(region)
          .isEqualTo(WindowSum.of(Breakdown.NONE, oneByOne.get(region), days, Goals.NONE));
    }
  }

  private static Cell cell(Random random, String region, int day) {
    var key = MadeUp.day("c", MadeUp.T0.plus(Duration.ofDays(day)), region);
    Map<Measure, Long> measures = new EnumMap<>(Measure.class);
    var prescribersTold = random.nextBoolean();
    var convertersTold = random.nextBoolean();
    var suppressed = !prescribersTold || !convertersTold;
    for (var measure : Measure.values()) {
      var judge = measure.people().orElse(null);
      var told =
          judge == null
              || (judge == Measure.PRESCRIBERS && prescribersTold)
              || (judge == Measure.CONVERTERS && convertersTold)
              || (judge != Measure.PRESCRIBERS
                  && judge != Measure.CONVERTERS
                  && (!suppressed || random.nextBoolean()));
      if (told && measure.family().in(Breakdown.NONE) && measure.family().in(Granularity.DAY)) {
        measures.put(measure, 11L + random.nextInt(90));
      }
    }
    return suppressed ? MadeUp.suppressed(key, measures) : MadeUp.cell(key, measures);
  }
}
