package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.local.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayIT {
  private static final String VIEW =
      """
      {"event_id":"%s","event_time":"2026-01-%sT00:00:00Z","campaign_id":"c","content_id":"k",\
      "physician_id":"p","completed":true%s}""";

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyLineIsAccountedForAndTheCellsAreWritten() throws IOException {
    write(
        "campaigns",
        """
        {"campaign_id":"c","version":1,"name":"C","product_ids":["x"],\
        "starts_at":"2026-01-01T00:00:00Z","ends_at":"2026-02-01T00:00:00Z"}""");
    write(
        "content-views",
        VIEW.formatted("a", "02", ""),
        VIEW.formatted("a", "02", ""),
        "no JSON",
        VIEW.formatted("b", "03", ",\"dwell_ms\":-1"),
        VIEW.formatted("c", "20", ""),
        VIEW.formatted("d", "10", ""),
        VIEW.formatted("e", "20", "").replace("\"p\"", "\"q\""));
    write("erasures", "{\"physician_id\":\"q\",\"requested_at\":\"2026-01-21T00:00:00Z\"}");
    var cells = directory.resolve("cells.jsonl");

    var exit = replay("--allowed-lateness", "7d", "--epoch", "1s", "--out", cells.toString());

    assertThat(exit).isZero();
    assertThat(err.toString())
        .contains("content-views.jsonl:3: not JSON at column")
        .doesNotContain("Exception");
    assertThat(out.toString())
        .containsPattern("livelift.content-views +6 +6 +2 +1 +0 +1 +1 +0 +0 +holds")
        .contains("of people who are erased: 1")
        .containsPattern("livelift.erasures +1 +1 +1 +0 +0 +0 +0 +0 +0 +holds")
        .contains("rejected from livelift.content-views: NEGATIVE_DWELL 1")
        .contains("1 lines were no records")
        .contains("The ledger holds");
    assertThat(Files.readAllLines(cells))
        .anyMatch(
            line ->
                line.contains(
                        "\"granularity\":\"CAMPAIGN\",\"window_start\":\"2026-01-01T00:00:00Z\","
                            + "\"region\":\"\",\"breakdown\":\"NONE\",\"value\":\"\"")
                    && line.contains("\"reach\":1,\"views\":2"));
  }

  @Test
  void withoutCampaignsNothingStarts() throws IOException {
    write("content-views", VIEW.formatted("a", "02", ""));

    assertThat(replay()).isNotZero();
    assertThat(err.toString()).contains("There is no campaigns.jsonl").hasLineCount(1);
    assertThat(directory).isDirectoryNotContaining(path -> path.endsWith("replay.log"));
  }

  private int replay(String... options) {
    var arguments = new ArrayList<>(List.of("replay", directory.toString()));
    arguments.addAll(List.of("--log", directory.resolve("replay.log").toString()));
    arguments.addAll(List.of(options));
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments.toArray(new String[0]));
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(directory.resolve(name + ".jsonl"), List.of(lines));
  }
}
