package io.livelift.dashboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  private static final Names ENGLISH = new Names(Names.Language.EN);

  @TempDir private Path folder;

  private static Tables tables() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("Epoch", 12L);
    return new Tables(
        "Spring",
        about,
        List.of(
            new Tables.Table(
                "By day: all",
                List.of(Tables.Column.of("Day"), Tables.Column.of("reach", ENGLISH)),
                List.of(
                    Tables.row("2026-03-02", 40L),
                    Tables.row("=1+1", Tables.WITHHELD),
                    Tables.row("a \"b\", c", null),
                    Tables.row("-3", -3L)))));
  }

  @Test
  void theTextHasEpochNumbersAndDefinitions() {
    assertThat(new String(CsvFile.of(tables()), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFSpring\r\nEpoch,12\r\n\r\nBy day: all\r\nDay,Reach\r\n2026-03-02,40\r\n"
                + "'=1+1,withheld\r\n\"a \"\"b\"\", c\",\r\n'-3,-3\r\n\r\n"
                + "Reach,People with at least one qualified view\r\n");
  }

  @Test
  void theWorkbookHasASheetForEachTableAndOneAboutThem() throws IOException {
    var files = unzipped(XlsxFile.of(tables(), ENGLISH));
    assertThat(files.get("xl/workbook.xml")).contains("name=\"By day  all\"", "name=\"About\"");
    var day = files.get("xl/worksheets/sheet1.xml");
    assertThat(day).contains("<v>40</v>", "<v>-3</v>").doesNotContain("<f>");
    assertThat(files.get("xl/sharedStrings.xml"))
        .contains("=1+1", "withheld", "People with at least one qualified view");
  }

  @Test
  void sheetsOfTheSameNameAreToldApart() throws IOException {
    var table = tables().tables().get(0);
    var both = new Tables("Spring", Map.of(), List.of(table, table));
    assertThat(unzipped(XlsxFile.of(both, ENGLISH)).get("xl/workbook.xml"))
        .contains("name=\"By day  all\"", "name=\"By day  all 2\"");
  }

  /** From a file: as a stream the sizes of its entries come too late for Java. */
  private Map<String, String> unzipped(byte[] book) throws IOException {
    var file = Files.write(folder.resolve("book.xlsx"), book);
    Map<String, String> files = new LinkedHashMap<>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        var bytes = zip.getInputStream(entry).readAllBytes();
        files.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
