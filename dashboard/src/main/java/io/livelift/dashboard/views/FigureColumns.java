package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures and metrics as columns of a file. */
final class FigureColumns {
  private final List<String> ids;
  private final Names names;

  FigureColumns(List<String> ids, Names names) {
    this.ids = ids;
    this.names = names;
  }

  /** The columns, and one that says of how many days nothing is told. */
  List<Tables.Column> columns() {
    List<Tables.Column> columns =
        ids.stream()
            .map(id -> Tables.Column.of(id, names))
            .collect(Collectors.toCollection(ArrayList::new));
    columns.add(
        new Tables.Column(
            names.say("Days that do not tell", "未公布的天数"),
            names.say(
                "Of how many days of the period a number is not told; it is of the others",
                "该时间范围内有多少天不公布此数字；所示为其余各天")));
    return columns;
  }

  /** The numbers of one row. */
  List<Object> values(Figures figures, Map<String, Integer> withheldDays) {
    List<Object> values =
        ids.stream().map(id -> value(figures, id)).collect(Collectors.toCollection(ArrayList::new));
    values.add(
        withheldDays.isEmpty()
            ? null
            : withheldDays.entrySet().stream()
                .map(days -> names.of(days.getKey()) + ": " + days.getValue())
                .collect(Collectors.joining("; ")));
    return values;
  }

  private static Object value(Figures figures, String id) {
    if (figures.withheld().contains(id)) {
      return Tables.WITHHELD;
    }
    if (Words.isMeasure(id)) {
      return figures.measures().getOrDefault(id, 0L);
    }
    return figures.metrics().get(id);
  }
}
