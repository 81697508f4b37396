package io.livelift.dashboard.views;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables as text: what the numbers are of, then one table after the other, then the definitions,
 * with an empty line between. As RFC 4180 says, in UTF-8 with a byte-order mark, without which
 * Excel does not read Chinese.
 */
public final class CsvFile {
  private static final String END_OF_LINE = "\r\n";

  private CsvFile() {}

  /** The bytes of the file. */
  public static byte[] of(Tables tables) {
    var text = new StringBuilder("\uFEFF");
    line(text, List.of(tables.title()));
    tables.about().forEach((name, value) -> line(text, Tables.row(name, value)));
    for (var table : tables.tables()) {
      text.append(END_OF_LINE);
      line(text, List.of(table.name()));
      line(text, table.columns().stream().map(Tables.Column::name).toList());
      table.rows().forEach(row -> line(text, row));
    }
    text.append(END_OF_LINE);
    tables.definitions().forEach((name, sentence) -> line(text, List.of(name, sentence)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, List<?> values) {
    text.append(values.stream().map(CsvFile::field).collect(Collectors.joining(",")))
        .append(END_OF_LINE);
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    var text = value instanceof Number ? value.toString() : harmless(value.toString());
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A text that a spreadsheet would take for a formula is marked as text. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
