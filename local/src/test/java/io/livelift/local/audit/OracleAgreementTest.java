package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job's real operators and the oracle, over the same random logs, must agree to the unit. */
class OracleAgreementTest {
  private static final int SEEDS = Integer.getInteger("livelift.seeds", 120);

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
    assertAgreement("in any order, cut and restored", truth, anyOrder);

    var folding = new JobRun(log.settings()).readInOrderOfArrival(log.asArrived());
    assertAgreement("in order of arrival, folding what is old", truth, folding);
  }

  private static void assertAgreement(String how, OracleResult truth, JobRun job) {
    assertThat(Differences.of(truth.cells(), job.cells())).as("cells, %s", how).isEmpty();
    assertThat(Differences.ofLedgers(truth.ledger(), job.ledger())).as("ledger, %s", how).isEmpty();
  }
}
