package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.RunningStore;
import io.livelift.dashboard.store.Viewer;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A dashboard with sign-in, two campaigns, and people whose passwords are known. */
public final class Staff implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";

  /** Hashed once for all: it is meant to take its time. */
  private static final String HASH = Passwords.hash(PASSWORD);

  private final HandSetClock clock = new HandSetClock();
  private final RunningStore store;

  public Staff() throws SQLException {
    this(AccessConfig.defaults());
  }

  public Staff(AccessConfig config) throws SQLException {
    store = new RunningStore(config, clock);
    for (var id : List.of("autumn", "spring")) {
      store.define(MadeUp.campaign(id, 1, id, MadeUp.T0));
    }
    store.apply(
        MadeUp.frame(
            1,
            List.of(
                MadeUp.cell(MadeUp.toDate("autumn", MadeUp.T0, ""), Map.of(Measure.REACH, 7L)),
                MadeUp.cell(MadeUp.toDate("spring", MadeUp.T0, ""), Map.of(Measure.REACH, 40L))),
            100));
  }

  public RunningStore store() {
    return store;
  }

  void wait(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** Adds somebody who has chosen the password already. */
  public int add(String name, Role role, String... campaigns) throws SQLException {
    return store
        .transactions()
        .of(
            Viewer.everything(),
            connection -> {
              var number = People.add(connection, name, role, HASH);
              People.setPassword(connection, number, HASH, false);
              People.grant(connection, number, List.of(campaigns));
              return number;
            });
  }

  public Client client() {
    return new Client(store.address());
  }

  public Client signedIn(String name) throws Exception {
    var client = client();
    var answer = client.signIn(name, PASSWORD);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return client;
  }

  @Override
  public void close() {
    store.close();
  }

  /** Stands still until it is set; starts with the present. */
  private static final class HandSetClock extends Clock {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** The ids of the campaigns that somebody is told of. */
  static List<String> campaigns(Client client) throws Exception {
    return client.get("campaigns").get("campaigns").findValuesAsText("campaign_id");
  }

  /** What stands in the audit log, newest first. */
  List<String> actions() throws SQLException {
    return store.access().audit().entries(Long.MAX_VALUE, null, 100).stream()
        .map(AuditEntry::action)
        .toList();
  }

  /** Waits for what happens within half a second by itself. */
  static void eventually(Callable<Boolean> condition) throws Exception {
    var deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (!condition.call()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
