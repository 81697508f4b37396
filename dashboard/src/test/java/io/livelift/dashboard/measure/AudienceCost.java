package io.livelift.dashboard.measure;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.directory.AudienceQuery;
import io.livelift.dashboard.store.Schema;
import io.livelift.dashboard.store.TestPostgres;
import io.livelift.dashboard.store.Transactions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * How long the preview of an audience takes: {@code AudienceCost [profiles]}. The profiles are made
 * within Postgres; how they get there is not measured.
 */
public final class AudienceCost {
  private static final String FILL =
      """
      insert into profile
      select hashtextextended(n::text, 0), 0, 1, %d, %d, n %% 10 > 0,
             (11 + n %% 34) || '/' || (1100 + n %% 340) || '/' || (110000 + n %% 3000),
             (array['TERTIARY', 'SECONDARY', 'PRIMARY', 'COMMUNITY'])[1 + n %% 4],
             'SPECIALTY-' || n %% 30, array['S' || n %% 5, 'T' || n %% 7]
      from generate_series(1, %s) n
      """;

  private AudienceCost() {}

  /** Prints the time of each of ten counts. */
  public static void main(String[] args) throws SQLException {
    var people = args.length > 0 ? args[0] : "1000000";
    var store = TestPostgres.newDatabase();
    Schema.migrate(store);
    try (var connection = DriverManager.getConnection(store.jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(FILL.formatted(Long.MIN_VALUE, Long.MAX_VALUE, people));
      statement.execute("vacuum analyze profile");
    }
    var campaign = MadeUp.campaign("spring", 1, "Spring", MadeUp.T0);
    campaign.getAudience().setRegions(List.of("44", "31", "11/1101"));
    campaign.getAudience().setTiers(List.of("TERTIARY", "SECONDARY"));
    campaign.getAudience().setSegments(List.of("S1", "T3"));
    try (var transactions = new Transactions(store)) {
      for (var i = 0; i < 10; i++) {
        var began = System.nanoTime();
        var count = transactions.own(c -> AudienceQuery.count(c, campaign));
        System.out.printf(
            "%s profiles, %d members: %.0f ms%n",
            people, count.members(), (System.nanoTime() - began) / 1e6);
      }
    }
    System.exit(0);
  }
}
