package io.livelift.dashboard.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows, as tables of a file.
 *
 * @param title of the file, such as the campaign and the page
 * @param about what the numbers are of, such as the epoch; in this order
 */
public record Tables(String title, Map<String, Object> about, List<Table> tables) {
  /** Stands where a number may not be told; never zero, never empty. */
  public static final String WITHHELD = "withheld";

  /**
   * One table.
   *
   * @param rows each as long as the columns; a value is a number, a text, or null where there is
   *     none
   */
  public record Table(String name, List<Column> columns, List<List<Object>> rows) {}

  /**
   * One column.
   *
   * @param definition in one sentence; empty where the name says it
   */
  public record Column(String name, String definition) {
    public static Column of(String name) {
      return new Column(name, "");
    }

    /** A column of a measure, metric or statistic. */
    public static Column of(String id, Names names) {
      return new Column(names.of(id), names.sentence(id));
    }
  }

  /** What every file says of its numbers. */
  public static Map<String, Object> about(Stamp stamp, Names names) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put(names.say("Epoch", "批次"), stamp.epoch());
    about.put(names.say("Committed at (UTC)", "提交时间（UTC）"), text(stamp.committedAt()));
    about.put(names.say("Exported at (UTC)", "导出时间（UTC）"), text(stamp.servedAt()));
    about.put(
        WITHHELD,
        names.say(
            "Fewer than 11 people stand behind the number, or it would give another one away;"
                + " it may be zero or not",
            "该数字涉及人数少于 11 人，或会暴露其他被隐去的数字；可能为零，也可能不为零"));
    return about;
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** The definitions of all columns that have one, each name once. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (var table : tables) {
      for (var column : table.columns()) {
        if (!column.definition().isEmpty()) {
          definitions.putIfAbsent(column.name(), column.definition());
        }
      }
    }
    return definitions;
  }

  /** Collects rows. */
  static List<List<Object>> rows() {
    return new ArrayList<>();
  }

  /** A row; unlike {@link List#of} it may hold nulls. */
  static List<Object> row(Object... values) {
    return new ArrayList<>(java.util.Arrays.asList(values));
  }
}
