package io.livelift.local.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes records as JSON lines, compressed if the file's name ends in {@code .gz}. */
final class RecordLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordLines() {}

  /**
   * Fields are written in the order of each map; nulls, which mean the field's default, are not.
   */
  static void write(Path file, Iterable<Map<String, Object>> records) throws IOException {
    try (var out = open(file)) {
      for (var record : records) {
        out.write(MAPPER.writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }

  private static OutputStream open(Path file) throws IOException {
    var out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new SmallestGzip(out) : out;
  }

  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
