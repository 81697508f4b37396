package io.livelift.dashboard.views;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tables as a workbook: a sheet a table, and one that says what the numbers are of and what they
 * mean. Texts are texts there: none is taken for a formula.
 */
public final class XlsxFile {
  private static final int LONGEST_NAME = 31;
  private static final int WIDTH = 18;
  private static final int NAME_WIDTH = 30;
  private static final int SENTENCE_WIDTH = 100;

  private XlsxFile() {}

  /** The bytes of the file. */
  public static byte[] of(Tables tables, Names names) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Livelift", "1.0")) {
      Set<String> taken = new HashSet<>();
      for (var table : tables.tables()) {
        fill(book.newWorksheet(name(table.name(), taken)), table);
      }
      about(book.newWorksheet(name(names.say("About", "说明"), taken)), tables);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written.", e);
    }
    return out.toByteArray();
  }

  private static void fill(Worksheet sheet, Tables.Table table) {
    for (var column = 0; column < table.columns().size(); column++) {
      sheet.value(0, column, table.columns().get(column).name());
      sheet.width(column, column == 0 ? NAME_WIDTH : WIDTH);
    }
    sheet
        .range(0, 0, 0, Math.max(0, table.columns().size() - 1))
        .style()
        .bold()
        .wrapText(true)
        .set();
    sheet.freezePane(0, 1);
    for (var row = 0; row < table.rows().size(); row++) {
      row(sheet, row + 1, table.rows().get(row));
    }
  }

  private static void about(Worksheet sheet, Tables tables) {
    sheet.width(0, NAME_WIDTH);
    sheet.width(1, SENTENCE_WIDTH);
    sheet.value(0, 0, tables.title());
    sheet.style(0, 0).bold().set();
    var row = 1;
    for (var entry : tables.about().entrySet()) {
      row(sheet, row++, Tables.row(entry.getKey(), entry.getValue()));
    }
    row++;
    for (var entry : tables.definitions().entrySet()) {
      row(sheet, row++, List.of(entry.getKey(), entry.getValue()));
    }
  }

  private static void row(Worksheet sheet, int row, List<Object> values) {
    for (var column = 0; column < values.size(); column++) {
      var value = values.get(column);
      if (value instanceof Number number) {
        sheet.value(row, column, number);
      } else if (value != null) {
        sheet.value(row, column, value.toString());
      }
    }
  }

  /** Sheets have short names without some signs, each once. */
  private static String name(String wanted, Set<String> taken) {
    var plain = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
    var name = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    for (var i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - 4)) + " " + i;
    }
    return name;
  }
}
