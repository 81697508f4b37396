package io.livelift.dashboard;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.access.Access;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.api.Editing;
import io.livelift.dashboard.api.HttpConfig;
import io.livelift.dashboard.api.HttpServer;
import io.livelift.dashboard.definition.DefinitionDesk;
import io.livelift.dashboard.definition.Publisher;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.Frame;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.TestPostgres;
import io.livelift.dashboard.store.Transactions;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Everything of a dashboard but Kafka: the test stores the frames. */
public final class RunningStore implements AutoCloseable {
  private final LatestFrame latest = new LatestFrame();
  private final StoreConfig store = TestPostgres.newDatabase();
  private final PostgresFrames frames;
  private final FrameReader reader;
  private final Transactions transactions = new Transactions(store);
  private final Access access;
  private final InputLag lag = new InputLag(new Properties());
  private final Editing editing;
  private HttpServer server;

  /** Where nobody has to sign in. */
  public RunningStore() throws SQLException {
    this(AccessConfig.open(), Clock.systemUTC());
  }

  public RunningStore(AccessConfig config, Clock clock) throws SQLException {
    access = new Access(config, transactions, clock);
    frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    reader = new FrameReader(store);
    editing =
        new Editing(
            reader,
            transactions,
            new DefinitionDesk(transactions, new LogOfDefinitions(), () -> true),
            AlertConfig.inPage(),
            lag,
            () -> new Directory.State(true, ""));
    server = listen(0);
  }

  private HttpServer listen(int port) {
    return HttpServer.start(
        new HttpConfig("127.0.0.1", port),
        access,
        reader,
        latest,
        () -> new SinkHealth.State(SinkHealth.Phase.LIVE, "", Instant.EPOCH),
        editing);
  }

  /** What is published is in the log, and read by the sink, at once. */
  private final class LogOfDefinitions implements Publisher {
    private long offset;

    @Override
    public synchronized Place publish(Campaign campaign) {
      try {
        define(campaign);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new Place(0, offset++);
    }

    @Override
    public void close() {}
  }

  public StoreConfig store() {
    return store;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Access access() {
    return access;
  }

  /** Where its Postgres is. */
  public StoreConfig config() {
    return store;
  }

  public URI address() {
    return server.address();
  }

  public void define(Campaign campaign) throws SQLException {
    frames.define(List.of(campaign), Map.of());
  }

  public void apply(Frame frame) throws SQLException {
    latest.publish(frames.apply(frame));
  }

  /** Ends the web server; what was stored stays. */
  public void stopServer() {
    server.close();
  }

  /** Starts the web server again at the same address. */
  public void startServer() {
    server = listen(server.address().getPort());
  }

  @Override
  public void close() {
    server.close();
    reader.close();
    transactions.close();
    frames.close();
  }
}
