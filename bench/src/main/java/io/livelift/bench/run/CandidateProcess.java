package io.livelift.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one candidate in this process and writes what was measured. */
@Command(name = "candidate")
public final class CandidateProcess implements Callable<Integer> {
  @Parameters(index = "0", description = "source, decode, full-heap or full-rocksdb.")
  private String name;

  @Mixin private CandidateOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new CandidateProcess()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try (var samples = new ProcessSamples(options.broker())) {
      var measured = candidate().run(options, samples);
      new ObjectMapper().writeValue(options.json().toFile(), measured);
    }
    return 0;
  }

  private Candidate candidate() {
    return switch (name) {
      case "source" -> ReadOnly.source();
      case "decode" -> ReadOnly.decode();
      default -> new FullJob(name);
    };
  }
}
