package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Regions compared by one number: all that the page "Where" shows, of one frame. */
public record WhereView(@JsonUnwrapped PageScope scope, @JsonUnwrapped WhereAnswer.Regions regions)
    implements View {

  /**
   * Answers.
   *
   * @param metric by which regions are ranked; null, or one that the period does not tell, for the
   *     first that it does
   * @param level of the regions; null, or one without cells, for the next below the region
   */
  public static WhereView of(ViewRequest request, String metric, Integer level)
      throws SQLException {
    var cells = new PeriodCells(request, request.period());
    return new WhereView(
        PageScope.of(request),
        new RegionComparison(cells, request.region(), metric).regions(level));
  }

  @Override
  public Stamp stamp() {
    return scope.stamp();
  }

  @Override
  public Tables tables(Names names) {
    var title = names.say("Where", "地区");
    return scope.file(title, List.of(table(title, names)), names);
  }

  private Tables.Table table(String title, Names names) {
    var figures = new FigureColumns(regions.metrics(), names);
    List<Tables.Column> columns = new ArrayList<>();
    columns.add(Tables.Column.of(names.say("Rank", "排名")));
    columns.add(Tables.Column.of(names.say("Region", "地区")));
    columns.add(Tables.Column.of(names.say("Code", "代码")));
    columns.add(
        new Tables.Column(
            names.say("Share", "占比"),
            names.say(
                "Of the whole region's " + names.of(regions.metric()),
                "占整个地区的" + names.of(regions.metric()))));
    columns.addAll(figures.columns());
    var rows = Tables.rows();
    rows.add(whole(figures, names));
    regions.rows().forEach(row -> rows.add(row(row, figures, names)));
    if (regions.unknown() != null) {
      rows.add(row(regions.unknown(), figures, names));
    }
    return new Tables.Table(title, columns, rows);
  }

  private List<Object> whole(FigureColumns figures, Names names) {
    var row = Tables.row(null, names.say("Whole", "整体"), scope.region(), null);
    row.addAll(figures.values(regions.total().figures(), regions.total().withheldDays()));
    return row;
  }

  private static List<Object> row(WhereAnswer.Row region, FigureColumns figures, Names names) {
    var name = names.say(region.name().en(), region.name().zh());
    var row = Tables.row(region.rank(), name, region.region(), region.share());
    row.addAll(figures.values(region.figures(), region.withheldDays()));
    return row;
  }
}
