package io.livelift.bench.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.load.Truth;
import io.livelift.contract.CampaignMetric;
import io.livelift.job.cube.Slice;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectReader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final SimulationSpec SPEC =
      new SimulationSpec(new LoadSpec(3, 2_000, 3, 4_000, 1, Skew.ZIPF), 1_000, 1_000, 3);

  /** A simulated log, and the last that was published of each cell. */
  private record Simulated(SimulatedRun run, Map<String, CampaignMetric> cells, Truth truth) {
    static Simulated of(int subtasks) throws Exception {
      var reader = new SingleObjectReader<>(CampaignMetric.class);
      Map<String, byte[]> published = new TreeMap<>();
      var simulation =
          new Simulation(
              SPEC, subtasks, cell -> published.put(new String(cell.key(), UTF_8), cell.value()));
      var run = simulation.run();
      Map<String, CampaignMetric> cells = new TreeMap<>();
      for (var cell : published.entrySet()) {
        var metric = reader.read(cell.getValue());
        // Changes that cancel each other out touch a cell only if no combiner sees them together.
        metric.setEpoch(0);
        cells.put(cell.getKey(), metric);
      }
      return new Simulated(run, cells, simulation.truth());
    }
  }

  @Test
  void manySubtasksPublishWhatOnePublishes() throws Exception {
    var one = Simulated.of(1);
    for (var subtasks : new int[] {3, 64}) {
      var many = Simulated.of(subtasks);
      assertThat(many.cells()).isEqualTo(one.cells());
      assertThat(many.run().published().cells())
          .isCloseTo(one.run().published().cells(), withinPercentage(1));
      assertThat(many.run().state()).isEqualTo(one.run().state());
      assertThat(many.run().physicians().perSecond()).isEqualTo(one.run().physicians().perSecond());
      assertThat(many.run().hottest().slice()).isEqualTo(one.run().hottest().slice());
    }
  }

  @Test
  void theCellsAreThoseOfTheLog() throws Exception {
    var simulated = Simulated.of(5);
    assertThat(simulated.truth().campaigns()).hasSize(3);
    simulated
        .truth()
        .campaigns()
        .forEach(
            (id, truth) -> {
              var measures = ofCampaign(simulated.cells(), id).getMeasures();
              assertThat(measures.getOrDefault("views", 0L)).isEqualTo(truth.views());
              assertThat(measures.getOrDefault("qualified_views", 0L))
                  .isEqualTo(truth.qualifiedViews());
              assertThat(measures.getOrDefault("reach", 0L)).isEqualTo(truth.reach());
            });
  }

  private static CampaignMetric ofCampaign(Map<String, CampaignMetric> cells, String id) {
    return cells.values().stream()
        .filter(
            cell ->
                cell.getCampaignId().equals(id)
                    && cell.getGranularity().equals(Granularity.CAMPAIGN.name())
                    && cell.getBreakdown().equals(Breakdown.NONE.name())
                    && cell.getRegion().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void moreSubtasksCombineLess() throws Exception {
    var one = Simulated.of(1).run();
    var many = Simulated.of(64).run();
    assertThat(many.cells().perSecond()).isGreaterThan(1.5 * one.cells().perSecond());
    // A subtask of journeys sends a cell once an epoch, which is never more than is touched below.
    assertThat(one.cells().perSecond()).isLessThan(one.published().cells());
  }

  @Test
  void theShareOfTheHottestSliceIsOfAllCells() throws Exception {
    var run = Simulated.of(2).run();
    assertThat(run.hottest().cells())
        .isCloseTo(run.hottest().share() * run.published().cells(), within(1e-6));
    assertThat(Slice.ofKey(run.hottest().slice()).granularity()).isEqualTo(Granularity.CAMPAIGN);
  }
}
