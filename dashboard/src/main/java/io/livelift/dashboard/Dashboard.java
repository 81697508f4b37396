package io.livelift.dashboard;

import io.livelift.dashboard.access.Access;
import io.livelift.dashboard.access.FirstAdministrator;
import io.livelift.dashboard.api.HttpServer;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.Sink;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A running dashboard: sink, API and page. */
public final class Dashboard implements AutoCloseable {
  private final LatestFrame latest;
  private final FrameReader reader;
  private final Transactions transactions;
  private final Optional<FirstAdministrator> firstAdministrator;
  private final Sink sink;
  private final Extras extras;
  private final HttpServer server;

  private Dashboard(
      LatestFrame latest,
      FrameReader reader,
      Transactions transactions,
      Optional<FirstAdministrator> firstAdministrator,
      Sink sink,
      Extras extras,
      HttpServer server) {
    this.latest = latest;
    this.reader = reader;
    this.transactions = transactions;
    this.firstAdministrator = firstAdministrator;
    this.sink = sink;
    this.extras = extras;
    this.server = server;
  }

  /**
   * Starts a dashboard. It does not wait for Kafka or Postgres; what is missing is tried again and
   * shown in {@link #health()}.
   *
   * @throws IllegalStateException with one sentence if the port is in use, or if nobody has to sign
   *     in and others than this machine could come
   */
  public static Dashboard start(DashboardConfig config) {
    config.access().requireSafe(config.http().host());
    var latest = new LatestFrame();
    var reader = new FrameReader(config.store());
    var transactions = new Transactions(config.store());
    var access = new Access(config.access(), transactions, Clock.systemUTC());
    var sink =
        Sink.start(
            config.kafkaProperties(),
            config.topics(),
            config.wire(),
            () -> PostgresFrames.open(config.store(), config.retention()),
            latest);
    var extras = Extras.start(config, reader, latest, transactions, sink::health);
    try {
      var server =
          HttpServer.start(config.http(), access, reader, latest, sink::health, extras.editing());
      var first = access.firstAdministrator(config.store(), transactions);
      return new Dashboard(latest, reader, transactions, first, sink, extras, server);
    } catch (RuntimeException e) {
      extras.close();
      sink.close();
      transactions.close();
      reader.close();
      throw e;
    }
  }

  /**
   * The administrator whom the first start makes, with a password that is told here only; empty if
   * there are people already, or nobody has to sign in. Done as soon as Postgres has answered.
   */
  public CompletableFuture<Optional<FirstAdministrator.OneTimePassword>> firstAdministrator() {
    return firstAdministrator
        .map(FirstAdministrator::made)
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Where the page is. */
  public URI address() {
    return server.address();
  }

  /** The frame that was stored last. */
  public Optional<AppliedFrame> latestEpoch() {
    return latest.get();
  }

  /**
   * Waits for a frame that is as wanted; the last one counts too. Several epochs may become one
   * frame, so ask for an epoch or later, or for {@link AppliedFrame#covers covered} offsets.
   *
   * @throws TimeoutException if there is none in time
   */
  public AppliedFrame awaitEpoch(Predicate<AppliedFrame> wanted, Duration timeout)
      throws InterruptedException, TimeoutException {
    return latest.await(wanted, timeout);
  }

  /** What the sink is doing. */
  public SinkHealth.State health() {
    return sink.health();
  }

  /** Ends after the frame that is being stored; leaves no thread behind. */
  @Override
  public void close() {
    server.close();
    firstAdministrator.ifPresent(FirstAdministrator::close);
    extras.close();
    sink.close();
    transactions.close();
    reader.close();
  }
}
