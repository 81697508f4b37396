package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The views for BI tools hold the measures of the vocabulary, each where it exists. Run with {@code
 * -Dlivelift.write-reference=true} to write them anew.
 */
class BiViewsTest {
  private static final Path FILE = Path.of("src/main/resources/db/migration/R__bi_views.sql");

  private static final String HEAD =
      """
      -- Views for BI tools, written by BiViewsTest from the vocabulary. A number that is withheld is
      -- null, never 0, and "withheld" says that the row may have such numbers. They show what the one
      -- who asks may see: row-level security holds as on the tables beneath.
      """;

  private static final String FRESHNESS =
      """

      drop view if exists bi_frame;
      create view bi_frame with (security_invoker = true) as
      select frame, epoch, committed_at, cells from frame;
      grant select on bi_frame to livelift_bi, livelift_reader;
      """;

  /** A view of the cells of one granularity and breakdown. */
  private record View(String name, Granularity granularity, Breakdown breakdown) {
    String sql() {
      return """

      drop view if exists %s;
      create view %s with (security_invoker = true) as
      select
        %s
      from campaign c %s cell x on x.campaign_no = c.campaign_no and x.granularity = %d
        and x.breakdown = %d%s;
      grant select on %s to livelift_bi, livelift_reader;
      """
          .formatted(
              name,
              name,
              String.join(",\n  ", columns()),
              isTotal() ? "left join" : "join",
              granularity.ordinal(),
              breakdown.ordinal(),
              where(),
              name);
    }

    private boolean isTotal() {
      return name.equals("bi_campaign");
    }

    private List<String> columns() {
      List<String> columns = new ArrayList<>();
      columns.add("c.campaign_id");
      columns.add("c.name as campaign");
      if (isTotal()) {
        columns.addAll(
            List.of(
                "c.version",
                "c.product_ids",
                "c.starts_at",
                "c.ends_at",
                "c.time_zone",
                "c.attribution_window_days",
                "c.currency",
                "c.goal_reach",
                "c.goal_conversions"));
      } else {
        columns.addAll(List.of("x.region", "x.level as region_level"));
      }
      if (granularity != Granularity.CAMPAIGN) {
        columns.add("to_timestamp(x.window_start / 1000.0) as window_start");
      }
      if (granularity == Granularity.DAY) {
        columns.add(
            "((to_timestamp(x.window_start / 1000.0) + interval '1 minute')"
                + " at time zone coalesce(c.time_zone, 'UTC'))::date as day");
      }
      if (breakdown != Breakdown.NONE) {
        columns.add("x.value as " + lower(breakdown));
      }
      columns.add("coalesce(x.final, false) as final");
      columns.add("coalesce(x.suppressed, true) as withheld");
      Arrays.stream(Measure.values())
          .filter(m -> m.family().in(granularity) && m.family().in(breakdown))
          .forEach(m -> columns.add(column(m)));
      return columns;
    }

    private String where() {
      return switch (granularity) {
        case CAMPAIGN ->
            "\n  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint"
                + (isTotal()
                    ? " and x.region = ''"
                    : breakdown == Breakdown.NONE ? onlyRegions() : "");
        case DAY, HOUR, MINUTE -> "";
      };
    }

    private static String onlyRegions() {
      return " and x.level > 0";
    }

    private static String column(Measure measure) {
      var value = "coalesce(x.measures[%d], 0)".formatted(measure.ordinal() + 1);
      return measure
          .people()
          .map(
              people ->
                  "case when not coalesce(x.suppressed, true) or coalesce(x.measures[%d], 0) > 0 then %s end as %s"
                      .formatted(people.ordinal() + 1, value, measure.id()))
          .orElse(value + " as " + measure.id());
    }
  }

  private static String sql() {
    List<View> views = new ArrayList<>();
    views.add(new View("bi_campaign", Granularity.CAMPAIGN, Breakdown.NONE));
    views.add(new View("bi_region", Granularity.CAMPAIGN, Breakdown.NONE));
    views.add(new View("bi_daily", Granularity.DAY, Breakdown.NONE));
    views.add(new View("bi_hourly", Granularity.HOUR, Breakdown.NONE));
    Cube.breakdowns(Granularity.CAMPAIGN).stream()
        .filter(b -> b != Breakdown.NONE)
        .forEach(b -> views.add(new View("bi_" + lower(b), Granularity.CAMPAIGN, b)));
    return HEAD + views.stream().map(View::sql).collect(Collectors.joining()) + FRESHNESS;
  }

  private static String lower(Breakdown breakdown) {
    return breakdown.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void theViewsHoldEveryMeasureWhereItExists() throws IOException {
    if (Boolean.getBoolean("livelift.write-reference")) {
      Files.writeString(FILE, sql());
    } else {
      assertThat(Files.readString(FILE)).isEqualTo(sql());
    }
  }
}
