package io.livelift.local.convert;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads a CSV file with a header, compressed if its name ends in {@code .gz}. */
final class CsvRows {
  private CsvRows() {}

  /** All rows, in file order, each by column name. */
  static List<Map<String, String>> read(Path file) throws IOException {
    var reader =
        new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());
    try (var in = Files.newInputStream(file);
        var text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        MappingIterator<Map<String, String>> rows = reader.readValues(text)) {
      return rows.readAll();
    }
  }
}
