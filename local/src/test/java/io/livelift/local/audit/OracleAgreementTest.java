package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job's real operators and the oracle, over the same random logs, must agree to the unit. */
class OracleAgreementTest {
  private static final int SEEDS = Integer.getInteger("livelift.seeds", 120);

  /** One of so many epochs is compared as a whole, besides the last. */
  private static final int EPOCHS_COMPARED = 6;

  private static final Set<String> REPEATS = Set.of("duplicate", "conflict", "late", "erased");

  /** What became of a folded record is not restated with a later version of its campaign. */
  private static final Set<String> OUTCOMES =
      Set.of(
          "counted",
          "duplicate",
          "conflict",
          "late",
          "out_of_flight",
          "unknown_campaign",
          "wrong_kind",
          "erased");

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void jobAgreesWithTheOracleInAnyOrderCutAnywhereAndFolding(long seed) throws Exception {
    var log = RandomLog.of(seed);
    var truth = Oracle.recompute(log.records(), log.settings());
    assertThat(truth.ledger().values()).allMatch(TopicLedger::accountsForAll);

    var random = new Random(seed);
    var anyOrder = new JobRun(log.settings());
    anyOrder.read(
        log.interleaved(random),
        random,
        () -> {
          Sums.check(anyOrder.cells());
          if (random.nextInt(EPOCHS_COMPARED) == 0) {
            assertCellsAgree(anyOrder, log.settings());
          }
        });
    assertAgreement("in any order, cut and restored", truth, anyOrder, sameAcrossOrders(log));

    var folding = new JobRun(log.settings()).readInOrderOfArrival(log.asArrived());
    assertAgreement("in order of arrival, folding what is old", truth, folding, topic -> OUTCOMES);
  }

  /**
   * Every epoch is a cut of its own: a new version restates all within the epoch that covers it.
   */
  private static void assertCellsAgree(JobRun job, OracleSettings settings) {
    var truth = Oracle.recompute(job.covered(), settings);
    assertThat(Differences.of(truth.cells(), job.cells())).as("cells of one epoch").isEmpty();
  }

  private static void assertAgreement(
      String how, OracleResult truth, JobRun job, Function<LogTopic, Set<String>> alike) {
    assertThat(Differences.of(truth.cells(), job.cells())).as("cells, %s", how).isEmpty();
    assertThat(Differences.ofLedgers(merge(truth.ledger(), alike), merge(job.ledger(), alike)))
        .as("ledger, %s", how)
        .isEmpty();
  }

  /**
   * The outcomes that depend on the order of reading. Between partitions a job may read a repeat
   * before the record it repeats; then the kind of the repeat may differ, though its effect and the
   * number of repeats do not. A repeat of a person who is erased is told as it was if it came
   * before the erasure, else as erased.
   */
  private static Function<LogTopic, Set<String>> sameAcrossOrders(RandomLog log) {
    return topic ->
        switch (topic) {
          case VIEWS, PRESCRIPTIONS -> log.misrouted() || log.erases() ? REPEATS : Set.of();
          case PHYSICIANS -> log.misrouted() || log.erases() ? OUTCOMES : Set.of();
          case CAMPAIGNS -> log.misrouted() ? OUTCOMES : Set.of();
          case ERASURES -> Set.of();
        };
  }

  private static Map<LogTopic, TopicLedger> merge(
      Map<LogTopic, TopicLedger> exact, Function<LogTopic, Set<String>> alike) {
    var merged = new EnumMap<LogTopic, TopicLedger>(LogTopic.class);
    exact.forEach((topic, ledger) -> merged.put(topic, ledger.together(alike.apply(topic))));
    return merged;
  }
}
