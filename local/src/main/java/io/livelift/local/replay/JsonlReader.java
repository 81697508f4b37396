package io.livelift.local.replay;

import io.livelift.wire.JsonReader;
import io.livelift.wire.JsonRecords;
import io.livelift.wire.UnreadableException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads a file of one JSON object a line, plain or gzipped, as records of one contract. It holds
 * one line at a time. A line that is no record is told to the listener, and reading goes on.
 */
public final class JsonlReader<T extends SpecificRecordBase> implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** Hears of lines that are no record. */
  @FunctionalInterface
  public interface BadLines {
    void bad(Path file, long line, String why);
  }

  /**
   * A record and the line it stood in.
   *
   * @param number from 1
   * @param arrivalTime epoch milliseconds, where the line says when the record arrived
   */
  public record Line<T>(long number, T record, OptionalLong arrivalTime) {}

  private final Path file;
  private final JsonRecords<T> records;
  private final BadLines badLines;
  private final BufferedReader reader;
  private long number;

  public JsonlReader(Path file, Class<T> type, BadLines badLines) {
    this.file = file;
    this.records = new JsonRecords<>(type);
    this.badLines = badLines;
    this.reader = open(file);
  }

  /** {@code NAME.jsonl} or {@code NAME.jsonl.gz} in the directory, if there is one. */
  public static Optional<Path> find(Path directory, String name) {
    var plain = directory.resolve(name + ".jsonl");
    var zipped = directory.resolve(name + ".jsonl.gz");
    return Files.isRegularFile(plain)
        ? Optional.of(plain)
        : Optional.of(zipped).filter(Files::isRegularFile);
  }

  /** The next line that is a record; blank lines are passed over. */
  public Optional<Line<T>> next() {
    for (var text = readLine(); text != null; text = readLine()) {
      number++;
      if (!text.isBlank()) {
        try {
          return Optional.of(parse(text));
        } catch (UnreadableException e) {
          badLines.bad(file, number, e.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Line<T> parse(String text) throws UnreadableException {
    var json = JsonReader.parse(text);
    var record = records.read(json);
    var arrival = json.get("arrival_time");
    return new Line<>(
        number,
        record,
        arrival == null || arrival.isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(JsonRecords.time(arrival, "arrival_time").toEpochMilli()));
  }

  private String readLine() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " is unreadable after line " + number + ": " + e.getMessage(), e);
    }
  }

  private static BufferedReader open(Path file) {
    try {
      InputStream in = Files.newInputStream(file);
      var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is unreadable: " + e.getMessage(), e);
    }
  }
}
