package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cells.HiddenSums.Hidden;
import io.livelift.job.cells.JointSums.Found;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointSumsTest {
  private static final List<String> REGIONS = List.of("A", "B", "C", "D");

  /** Each two of the tables let the regions move by one, in turns; the third forbids it. */
  @Test
  void threeTablesDetermineWhatTwoDoNot() {
    var sums = new JointSums(11);
    sums.add(Breakdown.TIER, table("AB", "CD"));
    sums.add(Breakdown.SPECIALTY, table("AC", "BD"));
    assertThat(sums.determined()).isEmpty();

    sums.add(Breakdown.PAYER, table("AD", "BC"));
    assertThat(sums.determined()).contains(new Found(Breakdown.NONE, ""));
  }

  @Test
  void regionsThatShareValuesInEveryTableStayUnknown() {
    var sums = new JointSums(11);
    sums.add(Breakdown.TIER, table("AB", "CD"));
    sums.add(Breakdown.SPECIALTY, table("AB", "CD"));
    sums.add(Breakdown.PAYER, table("AB", "CD"));

    assertThat(sums.determined()).isEmpty();
  }

  /** A table with one value for each of these sets of regions, all hidden but the nation's. */
  private static List<Hidden> table(String... regionsOfValues) {
    var numbers = new ArrayList<Hidden>();
    REGIONS.forEach(region -> numbers.add(new Hidden("nation", region, "", region, 5)));
    for (var regions : regionsOfValues) {
      for (var region : regions.split("")) {
        numbers.add(new Hidden("value " + regions, region, "", null, 5));
      }
    }
    return numbers;
  }
}
