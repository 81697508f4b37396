package io.livelift.bench.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a peer says of its run.
 *
 * @param records of the measured part
 * @param computed what it computes
 * @param notDone what Livelift does of the same records and this peer does not
 * @param settings every setting that differs from a default
 * @param observed what it counted while it ran
 */
public record PeerResult(
    String peer,
    String variant,
    long records,
    double seconds,
    @JsonProperty("records_per_s") double recordsPerSecond,
    @JsonProperty("cpu_us_per_record") double cpuMicrosPerRecord,
    List<String> computed,
    @JsonProperty("not_done") List<String> notDone,
    Map<String, String> settings,
    Map<String, Long> observed) {

  /** A result with these figures. */
  public static PeerResult of(
      String peer,
      String variant,
      WarmClock.Figures figures,
      List<String> computed,
      List<String> notDone,
      Map<String, String> settings,
      Map<String, Long> observed) {
    return new PeerResult(
        peer,
        variant,
        figures.records(),
        figures.seconds(),
        figures.recordsPerSecond(),
        figures.cpuMicrosPerRecord(),
        computed,
        notDone,
        settings,
        observed);
  }

  /** Prints a line, and writes all of it to a file if one is given. */
  public void report(PrintStream out, Path json) throws IOException {
    out.printf(
        "%s %s: %,d records in %.1f s, %,.0f records/s, %.2f us CPU per record, %s%n",
        peer, variant, records, seconds, recordsPerSecond, cpuMicrosPerRecord, observed);
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), this);
    }
  }
}
