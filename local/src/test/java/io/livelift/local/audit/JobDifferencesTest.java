package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.cancelled;
import static io.livelift.local.audit.LogBuilder.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small logs on which the job once differed from the definitions. */
class JobDifferencesTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TOO_LATE = T0.plus(Duration.ofDays(97)).plusMillis(1);

  private final LogBuilder log =
      new LogBuilder()
          .add(campaign("C", "P", T0, T0.plus(Duration.ofDays(9))))
          .addAt(0, T0, issued("rx", "D", "P", T0));

  @Test
  void everyCancellationThatIsTooLateIsLateAndNoneIsADuplicate() throws Exception {
    var cancellation = cancelled("rx", "D", "P", TOO_LATE);
    log.addAt(0, TOO_LATE, cancellation).addAt(0, TOO_LATE, cancellation);
    assertAgreement(run());
  }

  @Test
  void cancellationInTimeCountsAlsoBehindOneThatIsTooLate() throws Exception {
    var inTime = T0.plusSeconds(60);
    log.addAt(1, TOO_LATE, cancelled("rx", "D", "P", TOO_LATE))
        .addAt(2, inTime, cancelled("rx", "D", "P", inTime));
    assertAgreement(run());
  }

  @Test
  void prescriptionIdThatIsUsedAgainAfterItsEventsWereFoldedIsAConflict() throws Exception {
    var longer = campaign("L", "P", T0, T0.plus(Duration.ofDays(400)));
    var again = T0.plus(Duration.ofDays(300));
    var between = T0.plus(Duration.ofDays(280));
    log.add(longer)
        .add(LogBuilder.view("v", "L", "D", between))
        .addAt(0, again, issued("rx", "D", "P", again));
    var job = new JobRun(OracleSettings.defaults());
    assertAgreement(job.readInOrderOfArrival(log.build()));
  }

  private JobRun run() throws Exception {
    return new JobRun(OracleSettings.defaults()).read(log.build(), new Random(1), () -> {});
  }

  private void assertAgreement(JobRun job) {
    var truth = Oracle.recompute(log.build(), OracleSettings.defaults());
    assertThat(Differences.of(truth.cells(), job.cells())).isEmpty();
    assertThat(Differences.ofLedgers(truth.ledger(), job.ledger())).isEmpty();
  }
}
