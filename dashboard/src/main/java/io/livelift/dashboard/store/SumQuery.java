package io.livelift.dashboard.store;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.vocabulary.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds cells up over windows, in the database: a period of days is one row a cell, or one for each
 * choice of measures that its days tell of.
 */
final class SumQuery {
  private static final List<Measure> ADDITIVE =
      Arrays.stream(Measure.values()).filter(Measure::isAdditive).toList();

  /** By whom measures are judged: where a cell is suppressed, and there are none, none is told. */
  private static final List<Measure> JUDGES =
      ADDITIVE.stream().flatMap(measure -> measure.people().stream()).distinct().sorted().toList();

  /** Same parameters in the same order as for the cells themselves. */
  static final String SUMS =
      "select region, value, suppressed, count(*), "
          + ADDITIVE.stream().map(SumQuery::sum).collect(Collectors.joining(", "))
          + JUDGES.stream().map(judge -> ", " + isThere(judge)).collect(Collectors.joining())
          + " from cell where campaign_no = ? and granularity = ? and breakdown = ?"
          + " and window_start >= ? and window_start < ? and %s group by region, value, suppressed"
          + JUDGES.stream().map(judge -> ", " + isThere(judge)).collect(Collectors.joining())
          + " order by region, value";

  private SumQuery() {}

  private static String sum(Measure measure) {
    return "coalesce(sum(measures[" + position(measure) + "]), 0)::bigint";
  }

  /** Of cells that tell everything it does not matter: they are one group. */
  private static String isThere(Measure judge) {
    return "(suppressed and coalesce(measures[" + position(judge) + "], 0) > 0)";
  }

  /** Arrays of Postgres begin at 1. */
  private static int position(Measure measure) {
    return measure.ordinal() + 1;
  }

  static SumRow row(ResultSet row, CellQuery query) throws SQLException {
    var sums = new long[Measure.values().length];
    var column = 5;
    for (var measure : ADDITIVE) {
      sums[measure.ordinal()] = row.getLong(column++);
    }
    for (var judge : JUDGES) {
      var isThere = row.getBoolean(column++);
      if (!judge.isAdditive()) {
        sums[judge.ordinal()] = isThere ? 1 : 0;
      }
    }
    var measures = new Measures(sums, query.breakdown(), row.getBoolean("suppressed"));
    return new SumRow(
        row.getString("region"),
        row.getString("value"),
        new WindowSum.Group(row.getInt("count"), measures));
  }
}
