package io.livelift.bench.peer;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every peer's {@code main} takes. */
public final class PeerOptions {
  @Option(names = "--bootstrap", required = true, description = "Kafka's address.")
  private String bootstrap;

  @Option(names = "--views", defaultValue = "livelift.content-views")
  private String views;

  @Option(names = "--prescriptions", defaultValue = "livelift.prescriptions")
  private String prescriptions;

  @Option(
      names = "--physicians",
      defaultValue = "livelift.physicians",
      description = "Not read: peers take the region that stands in the view.")
  private String physicians;

  @Option(names = "--campaigns", defaultValue = "livelift.campaigns")
  private String campaigns;

  @Option(names = "--records", required = true, description = "Views and prescriptions to read.")
  private long records;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Option(names = "--variant", description = "How the peer is set up; its fastest way if absent.")
  private String variant;

  @Option(names = "--json", description = "Where the result is written as JSON.")
  private Path json;

  public String bootstrap() {
    return bootstrap;
  }

  public String views() {
    return views;
  }

  public String prescriptions() {
    return prescriptions;
  }

  /** The topics whose records count. */
  public List<String> inputs() {
    return List.of(views, prescriptions);
  }

  public String physicians() {
    return physicians;
  }

  public String campaigns() {
    return campaigns;
  }

  public long records() {
    return records;
  }

  public int parallelism() {
    return parallelism;
  }

  /**
   * The variant that was asked for.
   *
   * @param fastest what is taken if none was
   */
  public String variant(String fastest) {
    return variant == null ? fastest : variant;
  }

  /** Null if no file was asked for. */
  public Path json() {
    return json;
  }
}
