package io.livelift.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Channel;
import io.livelift.dashboard.attribution.Attribution;
import io.livelift.dashboard.lift.Arm;
import io.livelift.dashboard.lift.ConfidenceSequence;
import io.livelift.dashboard.lift.Newcombe;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is reported, held against what is true: 40 simulated worlds of 5 campaigns each, 4 days
 * after the first flights began. Run with {@code -Dlivelift.write-reference=true} to write the
 * tables of docs/measured-truth.md anew.
 */
class MeasuredTruthTest {
  private static final Path DOCUMENT = Path.of("../docs/measured-truth.md");
  private static final int WORLDS = 40;
  private static final int PHYSICIANS = 2_000;
  private static final double EVENTS_PER_SECOND = 0.04;
  private static final Duration DAYS = Duration.ofDays(4);

  /** One campaign in one world. */
  private record Run(String campaignId, double truth, Arm treated, Arm control) {
    boolean isCovered() {
      return Newcombe.difference(treated, control).contains(truth);
    }

    boolean isAlwaysCovered() {
      return ConfidenceSequence.difference(treated, control).contains(truth);
    }

    double estimate() {
      return treated.share() - control.share();
    }
  }

  private static final List<Run> RUNS = new ArrayList<>();
  private static final Map<String, Map<Channel, Long>> CAUSED = new TreeMap<>();
  private static final Map<String, Map<Breakdown, Map<String, long[]>>> CELLS = new HashMap<>();

  @BeforeAll
  static void measure() {
    IntStream.range(0, WORLDS)
        .parallel()
        .mapToObj(seed -> MeasuredWorld.of(seed, PHYSICIANS, EVENTS_PER_SECOND, DAYS))
        .forEachOrdered(MeasuredTruthTest::keep);
  }

  private static void keep(MeasuredWorld world) {
    for (var campaign : world.campaigns()) {
      var id = campaign.definition().getCampaignId();
      var arms = world.nation(campaign, Breakdown.ARM);
      RUNS.add(new Run(id, world.trueLift(campaign), arm(arms, "TREATED"), arm(arms, "CONTROL")));
      var caused = CAUSED.computeIfAbsent(id, c -> new HashMap<>());
      world.caused(campaign).forEach((channel, n) -> caused.merge(channel, n, Long::sum));
      for (var table : List.of(Breakdown.CHANNEL, Breakdown.CHANNEL_SET, Breakdown.TRANSITION)) {
        add(
            CELLS
                .computeIfAbsent(id, c -> new HashMap<>())
                .computeIfAbsent(table, t -> new HashMap<>()),
            world.nation(campaign, table));
      }
    }
  }

  private static void add(Map<String, long[]> sums, Map<String, Map<String, Long>> cells) {
    cells.forEach(
        (value, measures) -> {
          var sum = sums.computeIfAbsent(value, v -> new long[Measure.values().length]);
          measures.forEach((id, amount) -> sum[Measure.ofId(id).ordinal()] += amount);
        });
  }

  private static Arm arm(Map<String, Map<String, Long>> arms, String value) {
    return new Arm(
        arms.get(value).get("audience"), arms.get(value).getOrDefault("audience_prescribers", 0L));
  }

  @Test
  void theReportedIntervalHoldsTheTruthInAtLeast93Of100Runs() throws IOException {
    assertThat(RUNS).hasSize(200);
    var covered = RUNS.stream().filter(Run::isCovered).count();
    write("coverage", coverage());

    assertThat(covered / 200.0).isGreaterThanOrEqualTo(0.93);
    assertThat(RUNS.stream().filter(Run::isAlwaysCovered).count() / 200.0)
        .isGreaterThanOrEqualTo(0.95);
    // An interval that is never wrong would be too wide to be of use: it tells most effects from 0.
    assertThat(RUNS.stream().filter(run -> run.truth() > 0)).hasSizeGreaterThan(190);
    assertThat(mean(RUNS, Run::estimate) - mean(RUNS, Run::truth)).isBetween(-0.01, 0.01);
  }

  @Test
  void everyModelSharesOutAllConversionsAndNoneKnowsTheTruth() throws IOException {
    var table = new StringBuilder("| campaign | channel | caused |");
    var attributions = new TreeMap<String, Attribution>();
    CELLS.forEach((id, tables) -> attributions.put(id, Attribution.of(tables(tables))));
    var models =
        attributions.values().iterator().next().models().stream()
            .map(Attribution.ModelState::model)
            .toList();
    models.forEach(model -> table.append(" %s |".formatted(model.toLowerCase(Locale.ROOT))));
    table.append("\n| --- | --- |").append(" --- |".repeat(models.size() + 1)).append('\n');
    attributions.forEach(
        (id, attribution) -> {
          assertThat(attribution.models()).allMatch(m -> m.conversions() != null);
          models.forEach(model -> assertThat(total(attribution, model)).isBetween(0.999, 1.001));
          table.append(rows(id, attribution, models));
        });
    write("channels", table.toString());
  }

  private static double total(Attribution attribution, String model) {
    return attribution.channels().stream()
        .mapToDouble(channel -> channel.credits().get(model).share())
        .sum();
  }

  private static String rows(String id, Attribution attribution, List<String> models) {
    var caused = CAUSED.get(id);
    var all = caused.values().stream().mapToLong(Long::longValue).sum();
    var rows = new StringBuilder();
    for (var channel : attribution.channels()) {
      var truth = (double) caused.getOrDefault(Channel.valueOf(channel.channel()), 0L) / all;
      rows.append("| %s | %s | **%s** |".formatted(id, channel.channel(), percent(truth)));
      for (var model : models) {
        rows.append(" %s |".formatted(percent(channel.credits().get(model).share())));
      }
      rows.append('\n');
    }
    return rows.toString();
  }

  private static Attribution.Tables tables(Map<Breakdown, Map<String, long[]>> tables) {
    return new Attribution.Tables(
        measures(Breakdown.CHANNEL, tables),
        measures(Breakdown.CHANNEL_SET, tables),
        measures(Breakdown.TRANSITION, tables));
  }

  private static Map<String, Measures> measures(
      Breakdown breakdown, Map<Breakdown, Map<String, long[]>> tables) {
    var byValue = new HashMap<String, Measures>();
    tables
        .get(breakdown)
        .forEach((value, sums) -> byValue.put(value, new Measures(sums, breakdown, false)));
    return byValue;
  }

  private static String coverage() {
    var table =
        new StringBuilder(
            "| campaign | runs | members a run, treated + control | true lift | reported |"
                + " interval holds the truth | always-valid interval holds it |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n");
    CAUSED.keySet().forEach(id -> row(table, id, runs(id)));
    row(table, "all", RUNS);
    return table.toString();
  }

  private static List<Run> runs(String campaignId) {
    return RUNS.stream().filter(run -> run.campaignId().equals(campaignId)).toList();
  }

  private static void row(StringBuilder table, String name, List<Run> runs) {
    table.append(
        "| %s | %d | %.0f + %.0f | %s | %s | %d | %d |%n"
            .formatted(
                name,
                runs.size(),
                mean(runs, run -> run.treated().people()),
                mean(runs, run -> run.control().people()),
                percent(mean(runs, Run::truth)),
                percent(mean(runs, Run::estimate)),
                runs.stream().filter(Run::isCovered).count(),
                runs.stream().filter(Run::isAlwaysCovered).count()));
  }

  private static double mean(List<Run> runs, java.util.function.ToDoubleFunction<Run> number) {
    return runs.stream().mapToDouble(number).average().orElseThrow();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  private static void write(String name, String table) throws IOException {
    if (Boolean.getBoolean("livelift.write-reference")) {
      var begin = "<!-- begin " + name + ", written by MeasuredTruthTest -->\n";
      var text = Files.readString(DOCUMENT);
      var from = text.indexOf(begin) + begin.length();
      var to = text.indexOf("<!-- end " + name + " -->");
      Files.writeString(DOCUMENT, text.substring(0, from) + table + text.substring(to));
    }
  }
}
