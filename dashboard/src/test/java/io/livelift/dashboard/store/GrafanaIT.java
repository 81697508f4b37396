package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboards under {@code docker/grafana}: every question they ask, asked by a BI login. */
class GrafanaIT {
  private static final Path BOARDS = Path.of("..", "docker", "grafana");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoreConfig STORE = TestPostgres.newDatabase();

  @BeforeAll
  static void fill() throws SQLException {
    try (var frames = PostgresFrames.open(STORE, new RetentionConfig(null, null, null))) {
      frames.isActive();
      frames.state();
      List<Cell> cells = new ArrayList<>();
      for (var id : List.of("autumn", "spring")) {
        frames.define(List.of(MadeUp.campaign(id, 1, id, MadeUp.T0)), Map.of());
        var measures = Map.of(Measure.REACH, 40L, Measure.CONVERTERS, 12L);
        cells.add(MadeUp.cell(MadeUp.toDate(id, MadeUp.T0, ""), measures));
        cells.add(MadeUp.cell(MadeUp.toDate(id, MadeUp.T0, "44"), measures));
        cells.add(MadeUp.cell(MadeUp.channel(id, MadeUp.T0, "", "WECHAT"), measures));
        cells.add(MadeUp.cell(MadeUp.day(id, MadeUp.T0, ""), measures));
      }
      frames.apply(MadeUp.frame(1, cells, 1));
    }
    run(
        """
        drop role if exists grafana_of_boards;
        create role grafana_of_boards login password 'secret' in role livelift_bi;
        insert into database_login (login, campaigns) values ('grafana_of_boards', '{spring}');
        """);
  }

  @AfterAll
  static void forget() throws SQLException {
    run("drop role grafana_of_boards");
  }

  private static void run(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(STORE.jdbcUrl(), STORE.user(), STORE.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void everyPanelGetsAnAnswer() throws Exception {
    try (var connection =
        DriverManager.getConnection(STORE.jdbcUrl(), "grafana_of_boards", "secret")) {
      var asked = 0;
      for (var board : boards()) {
        for (var sql : board.findValuesAsText("rawSql")) {
          rows(connection, sql);
          asked++;
        }
      }
      assertThat(asked).isGreaterThan(10);
    }
  }

  @Test
  void managersChooseOnlyOfTheirCampaigns() throws Exception {
    var board = JSON.readTree(BOARDS.resolve("livelift-campaigns.json").toFile());
    var choice = board.at("/templating/list/1/query").asText();
    try (var connection =
        DriverManager.getConnection(STORE.jdbcUrl(), "grafana_of_boards", "secret")) {
      assertThat(rows(connection, choice)).isEqualTo(1);
      var daily = board.at("/panels/6/targets/0/rawSql").asText();
      assertThat(daily).contains("bi_daily");
      assertThat(rows(connection, daily)).isEqualTo(1);
      assertThat(rows(connection, daily.replace("$campaign", "autumn"))).isZero();
    }
  }

  private static List<JsonNode> boards() throws IOException {
    List<JsonNode> boards = new ArrayList<>();
    try (var files = Files.list(BOARDS)) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        boards.add(JSON.readTree(file.toFile()));
      }
    }
    return boards;
  }

  /** How many rows an answer has, with Grafana's own words filled in. */
  private static int rows(Connection connection, String sql) throws SQLException {
    var filled =
        sql.replace("$campaign", "spring")
            .replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 > timestamptz '2000-01-01'");
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(filled)) {
      var rows = 0;
      while (answer.next()) {
        rows++;
      }
      return rows;
    }
  }
}
