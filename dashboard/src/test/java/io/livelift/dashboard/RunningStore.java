package io.livelift.dashboard;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.api.HttpConfig;
import io.livelift.dashboard.api.HttpServer;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.Frame;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.TestPostgres;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything of a dashboard but Kafka: the test stores the frames. */
public final class RunningStore implements AutoCloseable {
  private final LatestFrame latest = new LatestFrame();
  private final StoreConfig store = TestPostgres.newDatabase();
  private final PostgresFrames frames;
  private final FrameReader reader;
  private HttpServer server;

  public RunningStore() throws SQLException {
    frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    reader = new FrameReader(store);
    server = listen(0);
  }

  private HttpServer listen(int port) {
    return HttpServer.start(
        new HttpConfig("127.0.0.1", port),
        reader,
        latest,
        () -> new SinkHealth.State(SinkHealth.Phase.LIVE, "", Instant.EPOCH));
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
    frames.close();
  }
}
