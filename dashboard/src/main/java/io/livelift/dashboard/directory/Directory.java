package io.livelift.dashboard.directory;

import io.livelift.dashboard.sink.ClientProperties;
import io.livelift.dashboard.sink.Shard;
import io.livelift.dashboard.sink.TopicPartitions;
import io.livelift.dashboard.store.Transactions;
import io.livelift.wire.WireConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory: one thread that reads profiles and erasures and stores them with their
 * offsets. Whatever fails, it starts again from what is stored.
 */
public final class Directory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long PARTITION_CHECK_NANOS = Duration.ofSeconds(30).toNanos();

  private final Properties kafka;
  private final DirectoryTopics topics;
  private final WireConfig wire;
  private final Transactions transactions;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state = new State(false, "");

  /**
   * @param complete whether all that stood in the topics when it began has been read
   * @param problem what is broken and what is done about it; empty if nothing is
   */
  public record State(boolean complete, String problem) {}

  private Directory(
      Properties kafka, DirectoryTopics topics, WireConfig wire, Transactions transactions) {
    this.kafka = ClientProperties.reader(kafka, "livelift-dashboard-directory");
    this.topics = topics;
    this.wire = wire;
    this.transactions = transactions;
    this.thread = new Thread(this::run, "dashboard-directory");
    thread.setDaemon(true);
  }

  /**
   * Starts reading; it never gives up.
   *
   * @param kafka properties of a Kafka client, {@code bootstrap.servers} at least
   */
  public static Directory start(
      Properties kafka, DirectoryTopics topics, WireConfig wire, Transactions transactions) {
    var directory = new Directory(kafka, topics, wire, transactions);
    directory.thread.start();
    return directory;
  }

  public State state() {
    return state;
  }

  /** Ends after what is being stored. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    try {
      while (!isClosed()) {
        attempt();
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka)) {
      session(consumer);
    } catch (SQLException e) {
      retryLater("The directory of physicians cannot be stored", e);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      retryLater("Profiles cannot be read", e);
    } catch (RuntimeException e) {
      retryLater("The directory of physicians failed", e);
    }
  }

  private void session(Consumer<byte[], byte[]> consumer) throws SQLException {
    var intake =
        new DirectoryIntake(topics, wire, new PersonHash(transactions.own(DirectoryStore::key)));
    var progress = assign(consumer);
    var ends = consumer.endOffsets(consumer.assignment());
    var checked = System.nanoTime();
    while (!isClosed()) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        intake.take(records);
        progress = store(consumer, intake.take(), progress);
      }
      if (!state.complete() && hasRead(consumer, ends)) {
        state = new State(true, "");
      }
      if (System.nanoTime() - checked > PARTITION_CHECK_NANOS) {
        checked = System.nanoTime();
        if (!Set.copyOf(TopicPartitions.of(consumer, topics.all())).equals(consumer.assignment())) {
          return;
        }
      }
    }
  }

  private Map<Shard, Long> store(
      Consumer<byte[], byte[]> consumer, DirectoryStore.Batch batch, Map<Shard, Long> before)
      throws SQLException {
    Map<Shard, Long> after = new HashMap<>();
    for (var partition : consumer.assignment()) {
      var shard = new Shard(partition.topic(), partition.partition());
      var position = consumer.position(partition);
      if (!Long.valueOf(position).equals(before.get(shard))) {
        after.put(shard, position);
      }
    }
    transactions.carryOut(connection -> DirectoryStore.apply(connection, batch, before, after));
    Map<Shard, Long> now = new HashMap<>(before);
    now.putAll(after);
    return now;
  }

  private Map<Shard, Long> assign(Consumer<byte[], byte[]> consumer) throws SQLException {
    consumer.assign(TopicPartitions.of(consumer, topics.all()));
    var beginnings = consumer.beginningOffsets(consumer.assignment());
    var ends = consumer.endOffsets(consumer.assignment());
    var stored = transactions.own(DirectoryStore::progress);
    if (isRecreated(stored, ends)) {
      LOG.warn("A topic of profiles was made anew; the directory is read again.");
      transactions.carryOut(DirectoryStore::clear);
      stored = Map.of();
    }
    for (var partition : consumer.assignment()) {
      var known = stored.get(new Shard(partition.topic(), partition.partition()));
      var beginning = beginnings.get(partition);
      consumer.seek(partition, known == null ? beginning : Math.max(beginning, known));
    }
    return stored;
  }

  private static boolean isRecreated(Map<Shard, Long> stored, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(
            end -> {
              var known = stored.get(new Shard(end.getKey().topic(), end.getKey().partition()));
              return known != null && known > end.getValue();
            });
  }

  private static boolean hasRead(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void retryLater(String what, Exception cause) throws InterruptedException {
    var problem =
        "%s, trying again in %d s: %s".formatted(what, PAUSE.toSeconds(), cause.getMessage());
    state = new State(false, problem);
    LOG.warn(problem);
    LOG.debug("The cause of it.", cause);
    closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
