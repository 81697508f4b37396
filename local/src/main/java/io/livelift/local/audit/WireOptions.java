package io.livelift.local.audit;

import io.livelift.local.CommandException;
import io.livelift.wire.WireConfig;
import io.livelift.wire.WireFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** How the topics are written, as the job has it in the part {@code wire} of its configuration. */
final class WireOptions {
  @Option(
      names = "--wire",
      paramLabel = "FORMAT",
      defaultValue = "single-object",
      description =
          "How Avro records stand in the topics, single-object or registry (default:"
              + " ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--registry-url",
      paramLabel = "URL",
      description = "The schema registry, where --wire is registry.")
  private String registryUrl;

  @Option(
      names = "--registry-user",
      paramLabel = "USER",
      description = "Its user; the password is in LIVELIFT_REGISTRY_PASSWORD or a file.")
  private String registryUser;

  @Option(
      names = "--registry-password-file",
      paramLabel = "FILE",
      description = "Holds the password of --registry-user.")
  private String registryPasswordFile;

  @Option(
      names = "--json-topics",
      paramLabel = "TOPIC",
      split = ",",
      description = "Input topics whose values are JSON, joined by commas.")
  private List<String> jsonTopics;

  /**
   * The configuration.
   *
   * @throws CommandException with one sentence, if the options do not go together
   */
  WireConfig config() {
    var wire = wire();
    var inputs = Arrays.stream(LogTopic.values()).map(LogTopic::defaultName).toList();
    try {
      wire.requireJsonOnlyOf(inputs);
      return wire;
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private WireConfig wire() {
    try {
      return new WireConfig(
          WireFormat.of(format), registryUrl, registryUser, registryPasswordFile, jsonTopics);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static CommandException refused(IllegalArgumentException e) {
    return new CommandException("The wire format cannot be: " + e.getMessage() + ".", e);
  }
}
