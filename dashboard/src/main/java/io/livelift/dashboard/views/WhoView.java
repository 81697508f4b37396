package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.vocabulary.Breakdown;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups of people, payers and dispensers: all that the page "Who" shows, of one frame.
 *
 * @param people by segment, tier and specialty
 * @param paid by payer and by where it was dispensed
 */
public record WhoView(
    @JsonUnwrapped PageScope scope,
    Told total,
    List<BreakdownTable> people,
    List<BreakdownTable> paid)
    implements View {
  private static final List<String> PEOPLE_OF_FLIGHT =
      List.of(
          "reach",
          "audience",
          "on_target_reach",
          "average_frequency",
          "converters",
          "conversion_rate",
          "conversions",
          "prescriptions");

  private static final List<String> PEOPLE_OF_DAY =
      List.of(
          "reach",
          "new_reach",
          "average_frequency",
          "converters",
          "conversion_rate",
          "conversions",
          "prescriptions");

  private static final List<String> PEOPLE_OF_DAYS =
      List.of("new_reach", "qualified_views", "conversions", "prescriptions", "touched_share");

  private static final List<String> PAID =
      List.of("prescriptions", "new_prescriptions", "conversions", "touched_share");

  /** Answers. */
  public static WhoView of(ViewRequest request) throws SQLException {
    var cells = new PeriodCells(request, request.period());
    var region = request.region();
    var people = people(request.period());
    var total = cells.total(region, of(people, PAID));
    return new WhoView(
        PageScope.of(request),
        total,
        List.of(
            BreakdownTable.of(cells, region, total, Breakdown.SEGMENT, people),
            BreakdownTable.of(cells, region, total, Breakdown.TIER, people),
            BreakdownTable.of(cells, region, total, Breakdown.SPECIALTY, people)),
        List.of(
            BreakdownTable.of(cells, region, total, Breakdown.PAYER, PAID),
            BreakdownTable.of(cells, region, total, Breakdown.DISPENSING, PAID)));
  }

  private static List<String> of(List<String> people, List<String> paid) {
    return Stream.concat(people.stream(), paid.stream()).distinct().toList();
  }

  private static List<String> people(Period period) {
    if (period.isFlight()) {
      return PEOPLE_OF_FLIGHT;
    }
    return period.isOneWindow() ? PEOPLE_OF_DAY : PEOPLE_OF_DAYS;
  }

  @Override
  public Stamp stamp() {
    return scope.stamp();
  }

  @Override
  public Tables tables(Names names) {
    return scope.file(
        names.say("Who", "人群"),
        Stream.concat(people.stream(), paid.stream()).map(table -> table.file(names)).toList(),
        names);
  }
}
