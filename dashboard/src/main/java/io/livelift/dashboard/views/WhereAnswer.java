package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Figures;
import io.livelift.dashboard.wording.Sentence;
import java.util.List;
import java.util.Map;

/** What the page "Where" shows, field by field as the OpenAPI document says. */
final class WhereAnswer {
  private WhereAnswer() {}

  /**
   * The regions of a level.
   *
   * @param metric by which they are ranked and coloured
   * @param metrics that the period tells; each row has them
   * @param level of the rows; null where there is none below the region
   * @param levels below the region
   * @param leftOut how many rows behind the last one are not answered
   * @param unknown people whose region is not known; null if there are none, or not at this level
   * @param tiles the units of China; empty where the regions are not they
   * @param scale the classes of colours, the lowest values first
   */
  record Regions(
      String metric,
      List<String> metrics,
      Integer level,
      List<Integer> levels,
      Told total,
      List<Row> rows,
      @JsonProperty("left_out") int leftOut,
      Row unknown,
      List<Place> tiles,
      List<ColourScale.Step> scale) {}

  /**
   * One region.
   *
   * @param rank from 1, the greatest value first; null without a value
   * @param value of the metric; null unless the state is VALUE
   * @param step its class of colours; null without a value, and where the region is not known
   * @param share of the whole region's value; null where values do not add up
   * @param opens whether there are regions within it
   * @param withheldDays by measure or metric, of how many days of the period nothing is told
   */
  record Row(
      String region,
      Sentence name,
      Integer rank,
      Reading.State state,
      Double value,
      Integer step,
      Double share,
      boolean opens,
      Figures figures,
      @JsonProperty("withheld_days") Map<String, Integer> withheldDays) {
    Row ranked(Integer at) {
      return new Row(region, name, at, state, value, step, share, opens, figures, withheldDays);
    }
  }

  /**
   * A unit of China at its place in the grid.
   *
   * @param column from 1, west to east
   * @param row from 1, north to south
   * @param sign one or two characters, for small screens
   */
  record Place(
      String region,
      int column,
      int row,
      Sentence name,
      Sentence sign,
      Reading.State state,
      Double value,
      Integer step) {}
}
