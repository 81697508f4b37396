package io.livelift.local.replay;

import io.livelift.wire.SingleObjectWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The file of one input, read line by line as Kafka records in its own order. */
final class InputFile<T extends SpecificRecordBase> implements Closeable {
  /** Kafka's own limit of a request is 1 MiB, headers included. */
  private static final int MAX_BYTES = 1_000_000;

  private final Input<T> input;
  private final Path file;
  private final JsonlReader.BadLines badLines;
  private final JsonlReader<T> reader;
  private final SingleObjectWriter<T> writer;
  private final ArrivalClock clock = new ArrivalClock();

  InputFile(Input<T> input, Path file, JsonlReader.BadLines badLines) {
    this.input = input;
    this.file = file;
    this.badLines = badLines;
    this.reader = new JsonlReader<>(file, input.type(), badLines);
    this.writer = new SingleObjectWriter<>(input.type());
  }

  String topic() {
    return input.topic();
  }

  /** The next record, its timestamp the arrival time. */
  Optional<ProducerRecord<byte[], byte[]>> next() {
    for (var line = reader.next(); line.isPresent(); line = reader.next()) {
      var record = record(line.get());
      if (record.isPresent()) {
        return record;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Optional<ProducerRecord<byte[], byte[]>> record(JsonlReader.Line<T> line) {
    var arrival = clock.arrival(line.arrivalTime(), input.eventTime().apply(line.record()));
    if (arrival < 0) {
      badLines.bad(file, line.number(), "arrival_time is before 1970");
      return Optional.empty();
    }
    var key = input.key().apply(line.record()).getBytes(StandardCharsets.UTF_8);
    var value = writer.write(line.record());
    if (key.length + value.length > MAX_BYTES) {
      badLines.bad(file, line.number(), "the record is longer than " + MAX_BYTES + " bytes");
      return Optional.empty();
    }
    return Optional.of(new ProducerRecord<>(input.topic(), null, arrival, key, value));
  }
}
