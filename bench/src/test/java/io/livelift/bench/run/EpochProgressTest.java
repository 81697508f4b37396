package io.livelift.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which part of a run is measured. */
class EpochProgressTest {
  private final EpochProgress progress = new EpochProgress(options());

  @Test
  void itIsFromAQuarterToTheLastEpochThatStillHadSomethingBehindIt() {
    read(0, 150, 300, 500, 700, 1_000);

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.from().number()).isEqualTo(3);
    assertThat(progress.until().number()).isEqualTo(5);
    assertThat(progress.measured()).isEqualTo(400);
    assertThat(progress.epochs()).isEqualTo(2);
    assertThat(progress.read()).isEqualTo(1_000);
  }

  @Test
  void theLastEpochCountsWhereThereIsNoOther() {
    read(0, 400, 1_000);

    assertThat(progress.from().number()).isEqualTo(2);
    assertThat(progress.until().number()).isEqualTo(3);
    assertThat(progress.measured()).isEqualTo(600);
    assertThat(progress.epochs()).isEqualTo(1);
  }

  @Test
  void oneEpochIsNoMeasurement() {
    read(1_000);

    assertThatThrownBy(progress::from).hasMessageContaining("choose more with --events");
  }

  private void read(long... totals) {
    for (var i = 0; i < totals.length; i++) {
      progress.add(epoch(i + 1, totals[i]));
    }
  }

  private static EpochLog.Epoch epoch(long number, long read) {
    var ledger =
        PartitionLedger.newBuilder()
            .setTopic("load.content-views")
            .setPartition(0)
            .setNextOffset(read)
            .setRead(read)
            .setAccepted(read)
            .setLate(0)
            .build();
    var part =
        EpochPart.newBuilder()
            .setEpoch(number)
            .setPreviousEpoch(number - 1)
            .setPart("views")
            .setSubtask(0)
            .setParallelism(1)
            .setBarrierAt(Instant.EPOCH)
            .setPartitions(List.of(ledger))
            .build();
    return new EpochLog.Epoch(number, List.of(part), 1_000 * number);
  }

  private static CandidateOptions options() {
    return CommandLine.populateCommand(
        new CandidateOptions(),
        "--bootstrap=nowhere:1",
        "--broker=1",
        "--load=load",
        "--run=run",
        "--events=1000",
        "--profiles=0",
        "--truth=truth.json",
        "--work=work",
        "--json=run.json");
  }
}
