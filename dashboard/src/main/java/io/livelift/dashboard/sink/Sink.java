package io.livelift.dashboard.sink;

import io.livelift.dashboard.live.LatestFrame;
import io.livelift.wire.WireConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running sink: one thread that begins a session after the other until it is closed. */
public final class Sink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
  private static final String CLIENT_ID = "livelift-dashboard";
  private static final Duration STANDBY_PAUSE = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Properties kafka;
  private final TopicNames topics;
  private final WireConfig wire;
  private final FrameWriter.Factory writers;
  private final LatestFrame latest;
  private final SinkHealth health = new SinkHealth();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause = FIRST_PAUSE;

  private Sink(
      Properties kafka,
      TopicNames topics,
      WireConfig wire,
      FrameWriter.Factory writers,
      LatestFrame latest) {
    this.kafka = kafka;
    this.topics = topics;
    this.wire = wire;
    this.writers = writers;
    this.latest = latest;
    this.thread = new Thread(this::run, "dashboard-sink");
    thread.setDaemon(true);
  }

  /**
   * Starts a sink; it never gives up.
   *
   * @param kafka properties of a Kafka client, {@code bootstrap.servers} at least
   * @param wire how the topics are written
   */
  public static Sink start(
      Properties kafka,
      TopicNames topics,
      WireConfig wire,
      FrameWriter.Factory writers,
      LatestFrame latest) {
    var sink = new Sink(kafka, topics, wire, writers, latest);
    sink.thread.start();
    return sink;
  }

  public SinkHealth.State health() {
    return health.state();
  }

  /** Ends after the frame that is being stored. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosed()) {
        attempt();
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } finally {
      health.is(SinkHealth.Phase.STOPPED);
    }
  }

  /**
   * A session, and a pause if it failed. Whatever fails is tried again: nothing is lost by that.
   */
  private void attempt() throws InterruptedException {
    try {
      session();
    } catch (SQLException e) {
      retryLater("Postgres cannot be used", e);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      retryLater("Kafka cannot be read", e);
    } catch (RuntimeException e) {
      retryLater("The sink failed", e);
    }
  }

  private void session() throws SQLException, InterruptedException {
    try (var writer = writers.open()) {
      standBy(writer);
      if (isClosed()) {
        return;
      }
      try (var consumer =
              new KafkaConsumer<byte[], byte[]>(ClientProperties.reader(kafka, CLIENT_ID));
          var ends = LogEnds.ofBrokers(ClientProperties.admin(kafka, CLIENT_ID))) {
        var reader = new TopicReader(consumer, ends, topics);
        var session = new SinkSession(reader, writer, topics, wire, latest, health);
        pause = FIRST_PAUSE;
        session.run(this::isClosed);
      }
    }
  }

  /** While another sink writes, its frames are told here. */
  private void standBy(FrameWriter writer) throws SQLException, InterruptedException {
    while (!isClosed() && !writer.isActive()) {
      health.is(SinkHealth.Phase.STANDBY);
      writer.latest().ifPresent(latest::publish);
      closed.await(STANDBY_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void retryLater(String what, Exception cause) throws InterruptedException {
    var problem =
        "%s, trying again in %.1f s: %s"
            .formatted(what, pause.toMillis() / 1000.0, cause.getMessage());
    health.retrying(problem);
    LOG.warn(problem);
    LOG.debug("The cause of it.", cause);
    closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }
}
