package io.livelift.local.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker and its controller in this JVM, listening on the loopback interface. The only class that
 * knows Kafka's internals. Ports may change from start to start; what the topics hold does not.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE_ID = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts on a directory, which is formatted if it is new.
   *
   * @param port 0 for any free one
   */
  public static EmbeddedKafka start(Path directory, int port) {
    var brokerPort = port == 0 ? Ports.free() : port;
    try {
      format(directory);
      var config = KafkaConfig.fromProps(settings(directory, brokerPort, Ports.free()), false);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, HOST + ":" + brokerPort);
    } catch (Exception e) {
      throw new IllegalStateException("Kafka did not start on " + directory + ".", e);
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setClusterId(clusterId(directory))
        .setNodeId(NODE_ID)
        .addDirectory(directory.toString())
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName(CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  /** A formatted directory keeps its id: Kafka refuses one that differs. */
  private static String clusterId(Path directory) throws IOException {
    var meta = directory.resolve("meta.properties");
    if (!Files.exists(meta)) {
      return Uuid.randomUuid().toString();
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(meta)) {
      properties.load(in);
    }
    return properties.getProperty("cluster.id");
  }

  private static Properties settings(Path directory, int brokerPort, int controllerPort) {
    var all = new Properties();
    all.putAll(network(directory, brokerPort, controllerPort));
    all.putAll(time());
    all.putAll(oneBroker());
    all.putAll(small());
    return all;
  }

  private static Properties network(Path directory, int brokerPort, int controllerPort) {
    var network = new Properties();
    network.setProperty("process.roles", "broker,controller");
    network.setProperty("node.id", Integer.toString(NODE_ID));
    network.setProperty("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    network.setProperty("controller.listener.names", CONTROLLER);
    network.setProperty("inter.broker.listener.name", "BROKER");
    network.setProperty(
        "listeners",
        "BROKER://"
            + HOST
            + ":"
            + brokerPort
            + ","
            + CONTROLLER
            + "://"
            + HOST
            + ":"
            + controllerPort);
    network.setProperty("advertised.listeners", "BROKER://" + HOST + ":" + brokerPort);
    network.setProperty(
        "listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    network.setProperty("log.dirs", directory.toString());
    network.setProperty("auto.create.topics.enable", "false");
    return network;
  }

  /** Records keep any timestamp for ever; transactions outlive every restart. */
  private static Properties time() {
    var time = new Properties();
    time.setProperty("log.retention.ms", "-1");
    time.setProperty("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
    time.setProperty("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    time.setProperty("transaction.max.timeout.ms", millis(Duration.ofHours(24)));
    // The job leaves one transactional id per epoch and sink subtask.
    time.setProperty("transactional.id.expiration.ms", millis(Duration.ofDays(1)));
    return time;
  }

  private static Properties oneBroker() {
    var one = new Properties();
    for (var topic : new String[] {"offsets.topic", "share.coordinator.state.topic"}) {
      one.setProperty(topic + ".replication.factor", "1");
    }
    one.setProperty("share.coordinator.state.topic.min.isr", "1");
    one.setProperty("transaction.state.log.replication.factor", "1");
    one.setProperty("transaction.state.log.min.isr", "1");
    one.setProperty("group.initial.rebalance.delay.ms", "0");
    return one;
  }

  /** What a laptop can spare; the defaults are those of a server. */
  private static Properties small() {
    var small = new Properties();
    small.setProperty("num.network.threads", "2");
    small.setProperty("num.io.threads", "4");
    small.setProperty("offsets.topic.num.partitions", "4");
    small.setProperty("transaction.state.log.num.partitions", "4");
    small.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
    small.setProperty("log.segment.bytes", Integer.toString(128 << 20));
    return small;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
