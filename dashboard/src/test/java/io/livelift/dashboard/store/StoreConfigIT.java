package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreConfigIT {
  @Test
  void aConnectionOnWhichNothingComesBackIsGivenUp() throws SQLException {
    try (var pool = new HikariDataSource(TestPostgres.newDatabase().pool("of-test", 1));
        var connection = pool.getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
    }
  }
}
