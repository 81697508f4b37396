package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job's real operators and the oracle, over the same random logs, must agree to the unit. */
class OracleAgreementTest {
  private static final int SEEDS = Integer.getInteger("livelift.seeds", 120);

  private static final Set<String> REPEATS = Set.of("duplicate", "conflict", "late");

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
    anyOrder.read(log.interleaved(random), random, () -> Sums.check(anyOrder.cells()));
    assertAgreement("in any order, cut and restored", log, truth, anyOrder);

    var folding = new JobRun(log.settings()).readInOrderOfArrival(log.asArrived());
    assertAgreement("in order of arrival, folding what is old", log, truth, folding);
  }

  private static void assertAgreement(String how, RandomLog log, OracleResult truth, JobRun job) {
    assertThat(Differences.of(truth.cells(), job.cells())).as("cells, %s", how).isEmpty();
    assertThat(Differences.ofLedgers(ledger(log, truth.ledger()), ledger(log, job.ledger())))
        .as("ledger, %s", how)
        .isEmpty();
  }

  /**
   * Between partitions a job may read a repeat before the record it repeats. Then the kind of the
   * repeat depends on the order of reading, though its effect and the number of repeats do not.
   */
  private static Map<LogTopic, TopicLedger> ledger(
      RandomLog log, Map<LogTopic, TopicLedger> exact) {
    if (!log.misrouted()) {
      return exact;
    }
    var merged = new EnumMap<LogTopic, TopicLedger>(LogTopic.class);
    exact.forEach(
        (topic, ledger) -> {
          var versions = topic == LogTopic.CAMPAIGNS || topic == LogTopic.PHYSICIANS;
          var outcomes = new TreeMap<String, Long>();
          ledger
              .outcomes()
              .forEach(
                  (name, count) ->
                      outcomes.merge(
                          versions || REPEATS.contains(name) ? "repeat" : name, count, Long::sum));
          merged.put(topic, new TopicLedger(ledger.read(), outcomes, ledger.rejected()));
        });
    return merged;
  }
}
