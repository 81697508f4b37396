package io.livelift.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class MicroBenchmarksTest {
  /** Each once, in this JVM: that it runs, not how fast. */
  @Test
  void everyBenchmarkRuns() throws Exception {
    var results =
        new Runner(
                new OptionsBuilder()
                    // It starts a database.
                    .exclude("FrameBenchmark")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    var classes =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .map(name -> name.substring(0, name.lastIndexOf('.')))
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toSet());
    assertThat(classes)
        .containsExactlyInAnyOrder(
            "JourneyBenchmark",
            "ProfileBenchmark",
            "JourneyCodecBenchmark",
            "CombinerAddBenchmark",
            "CombinerDrainBenchmark",
            "CellsBenchmark",
            "ShuffleBenchmark",
            "IntakeBenchmark",
            "MetricBenchmark");
  }
}
