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
  void jobAgreesWithTheOracleOnAnyInterleavingWithCutsAndRestores(long seed) throws Exception {
    var log = RandomLog.of(seed);
    var random = new Random(seed);
    var job = new JobRun(log.settings());
    job.read(log.interleaved(random), random, () -> Sums.check(job.cells()));
    assertAgreement(log, job);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void jobAgreesWithTheOracleWhenItFoldsWhatIsOld(long seed) throws Exception {
    var log = RandomLog.of(seed);
    assertAgreement(log, new JobRun(log.settings()).readInOrderOfArrival(log.asArrived()));
  }

  private static void assertAgreement(RandomLog log, JobRun job) {
    var truth = Oracle.recompute(log.records(), log.settings().withAudiences(false));
    assertThat(Differences.of(truth.cells(), job.cells())).isEmpty();
    assertThat(job.ledger()).isEqualTo(truth.ledger());
    assertThat(truth.ledger().values()).allMatch(TopicLedger::accountsForAll);
  }
}
