package io.livelift.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "fulll, There is nothing named",
    "--events=0, --events is 0: choose a number from 1 to",
    "--physicians=-5, --physicians is -5: choose a number from 1 to",
    "--campaigns=5000, --campaigns is 5000: choose a number from 1 to 1000",
    "--runs=0, --runs is 0: choose a number from 1 to",
    "--parallelism=0, --parallelism is 0: choose a number from 1 to",
    "--skew=odd, Invalid value for option '--skew'",
    "--fast, Unknown option: '--fast'",
    "micro --forks=0, --forks is 0: choose a number from 1 to",
    "micro nothing-like-this, No benchmark has",
    "simulate --subtasks=200, --subtasks is 200: choose a number from 1 to 128",
    "simulate --rate=0, --rate is 0: choose a number from 1 to",
    "simulate --epoch=odd, is no duration"
  })
  void whatCannotBeMeasuredIsToldInOneSentence(String arguments, String sentence) {
    assertThat(execute(arguments.split(" "))).isNotZero();
    assertThat(err.toString()).contains(sentence);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void helpNamesTheSections() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("latency", "state", "growth", "--quick", "--json", "micro", "simulate");
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
