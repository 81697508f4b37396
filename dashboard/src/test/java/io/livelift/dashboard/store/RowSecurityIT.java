package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Measure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Postgres itself shows to whom, whatever the code above it does. */
class RowSecurityIT {
  private static final RetentionConfig FOR_EVER = new RetentionConfig(null, null, null);
  private static final String VISIBLE = "select campaign_id from campaign order by 1";
  private static final String VISIBLE_CELLS =
      "select distinct (select campaign_id from campaign c where c.campaign_no = x.campaign_no)"
          + " from cell x order by 1";

  private final StoreConfig store = TestPostgres.newDatabase();
  private FrameReader reader;

  @BeforeEach
  void fill() throws SQLException {
    try (var frames = PostgresFrames.open(store, FOR_EVER)) {
      frames.isActive();
      frames.state();
      fill(frames);
    }
    reader = new FrameReader(store);
    run("insert into person (name, role) values ('admin', 'ADMINISTRATOR'), ('ma', 'MANAGER')");
    run("insert into campaign_grant (person_no, campaign_id) values (2, 'spring')");
  }

  private static void fill(PostgresFrames frames) throws SQLException {
    for (var id : List.of("autumn", "spring")) {
      frames.define(List.of(MadeUp.campaign(id, 1, id, MadeUp.T0)), Map.of());
    }
    List<Cell> cells = new ArrayList<>();
    for (var id : List.of("autumn", "spring")) {
      cells.add(MadeUp.suppressed(MadeUp.toDate(id, MadeUp.T0, ""), Map.of(Measure.REACH, 40L)));
      cells.add(
          MadeUp.cell(
              MadeUp.day(id, MadeUp.T0, ""),
              Map.of(Measure.REACH, 40L, Measure.CONVERTERS, 12L, Measure.CONVERSIONS, 14L)));
    }
    frames.apply(MadeUp.frame(1, cells, 1));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
  }

  private void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** What somebody sees of campaigns, which must be what is seen of cells. */
  private List<String> seenBy(Viewer viewer) throws SQLException {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      viewer.enter(connection, DatabaseRoles.READER);
      var campaigns = ask(connection, VISIBLE);
      assertThat(ask(connection, VISIBLE_CELLS)).isEqualTo(campaigns);
      connection.rollback();
      var byReader = reader.ask(viewer, Snapshot::campaigns);
      assertThat(byReader)
          .extracting(CampaignRow::campaignId)
          .containsExactlyInAnyOrderElementsOf(campaigns);
      return campaigns;
    }
  }

  @Test
  void aReaderForNobodySeesNothing() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("set role livelift_reader");
      assertThat(ask(connection, VISIBLE)).isEmpty();
      assertThat(ask(connection, "select region from cell")).isEmpty();
      assertThat(ask(connection, "select frame from frame")).hasSize(1);
      for (var refused :
          List.of(
              "select * from cell_day",
              "select * from person",
              "select * from session",
              "select * from api_token",
              "select * from audit_entry",
              "update campaign set name = 'x'",
              "delete from cell")) {
        assertThatThrownBy(() -> statement.execute(refused))
            .as(refused)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void everybodySeesWhatTheyWereGranted() throws SQLException {
    assertThat(seenBy(Viewer.everything())).containsExactly("autumn", "spring");
    assertThat(seenBy(Viewer.person(1))).containsExactly("autumn", "spring");
    assertThat(seenBy(Viewer.person(2))).containsExactly("spring");
    assertThat(seenBy(Viewer.person(77))).isEmpty();
    run("delete from campaign_grant");
    assertThat(seenBy(Viewer.person(2))).isEmpty();
    run("update person set disabled = true");
    assertThat(seenBy(Viewer.person(1))).isEmpty();
  }

  @Test
  void aTokenSeesWhatItIsForAndItsOwnerMaySee() throws SQLException {
    run(
        """
        insert into api_token (token_hash, person_no, name, campaigns, expires_at) values
          ('a', 1, 'of the administrator', '{autumn}', now() + interval '1 day'),
          ('b', 2, 'of the manager', '{autumn,spring}', now() + interval '1 day'),
          ('c', 1, 'expired', '{autumn}', now() - interval '1 second')
        """);
    assertThat(seenBy(Viewer.token(1, 1))).containsExactly("autumn");
    assertThat(seenBy(Viewer.token(2, 2))).containsExactly("spring");
    assertThat(seenBy(Viewer.token(2, 1))).as("somebody else's").isEmpty();
    assertThat(seenBy(Viewer.token(1, 3))).isEmpty();
    run("update api_token set revoked_at = now()");
    assertThat(seenBy(Viewer.token(1, 1))).isEmpty();
  }

  @Test
  void aBiToolIsKnownByItsLoginAndByNothingThatItSets() throws SQLException {
    run(
        """
        drop role if exists grafana_of_test;
        create role grafana_of_test login password 'secret' in role livelift_bi;
        insert into database_login (login, campaigns) values ('grafana_of_test', '{spring}');
        """);
    try (var connection =
            DriverManager.getConnection(store.jdbcUrl(), "grafana_of_test", "secret");
        var statement = connection.createStatement()) {
      assertThat(ask(connection, VISIBLE)).containsExactly("spring");
      assertThat(ask(connection, "select campaign_id from bi_daily")).containsExactly("spring");
      assertThat(ask(connection, "select conversions from bi_daily")).containsExactly("14");
      statement.execute("set livelift.person = '1'");
      statement.execute("set livelift.person = 'everything'");
      assertThat(ask(connection, VISIBLE)).containsExactly("spring");
      assertThat(ask(connection, "select reach from bi_campaign")).containsExactly("40");
      assertThat(ask(connection, "select conversions from bi_campaign"))
          .as("withheld is null, not 0")
          .containsExactly((String) null);
      assertThat(ask(connection, "select withheld from bi_campaign")).containsExactly("t");
      for (var refused :
          List.of(
              "set role livelift_reader",
              "set role livelift_sink",
              "select * from cell_day",
              "select livelift_granted()",
              "select * from database_login",
              "select webhook_url from alert_rule",
              "select target from alert_message",
              "insert into campaign (campaign_id) values ('x')")) {
        assertThatThrownBy(() -> statement.execute(refused))
            .as(refused)
            .hasMessageContaining("permission denied");
      }
    } finally {
      run("drop role grafana_of_test");
    }
  }

  @Test
  void everyTableThatNamesACampaignIsProtected() throws SQLException {
    try (var connection = connect()) {
      var tables =
          ask(
              connection,
              """
              select relname from pg_class
                join pg_attribute on attrelid = pg_class.oid and attname = 'campaign_no'
              where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
              """);
      assertThat(tables).contains("campaign", "cell", "cell_minute", "cell_campaign");
      assertThat(
              ask(
                  connection,
                  "select relname from pg_class where relrowsecurity and relforcerowsecurity"))
          .containsAll(tables);
    }
  }

  @Test
  void whatIsWrittenForSomebodyIsConfinedToTheirCampaigns() throws SQLException {
    run("create table note (campaign_no integer not null, text text)");
    run("call livelift_protect('note')");
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Viewer.person(2).enter(connection, DatabaseRoles.ACCESS);
      assertThat(
              statement.executeUpdate("insert into note select campaign_no, 'seen' from campaign"))
          .isEqualTo(1);
      assertThatThrownBy(() -> statement.execute("insert into note values (1, 'guessed')"))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void theAuditLogCanOnlyBeAddedTo() throws SQLException {
    run("insert into audit_entry (action) values ('SIGNED_IN')");
    for (var sql :
        List.of(
            "update audit_entry set action = ''",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> run(sql)).hasMessageContaining("can only be added to");
    }
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("set role livelift_access");
      assertThatThrownBy(() -> statement.execute("delete from audit_entry"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void anOrdinaryLoginWorksAndIsHeldToTheSameRules() throws SQLException {
    var owner =
        new StoreConfig(
            store.jdbcUrl().replaceAll("/test_[0-9]+$", "/owned"), "owner_of_test", "x");
    run("drop database if exists owned");
    run("drop role if exists owner_of_test");
    run("create role owner_of_test login createrole password 'x'");
    for (var role : List.of("livelift_sink", "livelift_reader", "livelift_access", "livelift_bi")) {
      run("grant " + role + " to owner_of_test with admin option");
    }
    run("create database owned owner owner_of_test");
    try (var frames = PostgresFrames.open(owner, FOR_EVER)) {
      frames.isActive();
      frames.state();
      fill(frames);
    }
    try (var others = new FrameReader(owner)) {
      assertThat(others.ask(Viewer.everything(), Snapshot::campaigns)).hasSize(2);
      assertThat(others.ask(Viewer.person(1), Snapshot::campaigns)).isEmpty();
    }
    run("drop database owned with (force)");
    run("drop role owner_of_test");
  }

  @Test
  void aLoginThatMayNotTakeOnTheRolesIsToldWhatToDo() throws SQLException {
    run("drop role if exists stranger_of_test");
    run("create role stranger_of_test login password 'x'");
    var stranger = new StoreConfig(store.jdbcUrl(), "stranger_of_test", "x");
    assertThatThrownBy(() -> PostgresFrames.open(stranger, FOR_EVER))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("alter role stranger_of_test createrole");
    run("drop role stranger_of_test");
  }
}
