package io.livelift.dashboard;

import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.api.HttpConfig;
import io.livelift.dashboard.directory.DirectoryTopics;
import io.livelift.dashboard.sink.TopicNames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.wire.WireConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What a dashboard needs to know.
 *
 * @param bootstrapServers brokers, {@code host:port} joined by commas
 * @param kafka further properties of the Kafka clients, such as security settings
 */
public record DashboardConfig(
    String bootstrapServers,
    Map<String, String> kafka,
    TopicNames topics,
    WireConfig wire,
    StoreConfig store,
    HttpConfig http,
    RetentionConfig retention,
    AccessConfig access,
    DirectoryTopics directory,
    AlertConfig alerts) {
  public DashboardConfig {
    Objects.requireNonNull(bootstrapServers, "The bootstrap servers of Kafka are not set.");
    kafka = Map.copyOf(kafka);
  }

  /**
   * A dashboard on the loopback interface, port 8080, with the default topics and retention, where
   * people sign in.
   */
  public static DashboardConfig of(String bootstrapServers, StoreConfig store) {
    return new DashboardConfig(
        bootstrapServers,
        Map.of(),
        TopicNames.defaults(),
        WireConfig.defaults(),
        store,
        new HttpConfig("127.0.0.1", 8080),
        RetentionConfig.defaults(),
        AccessConfig.defaults(),
        DirectoryTopics.defaults(),
        AlertConfig.inPage());
  }

  public DashboardConfig withPort(int port) {
    return new DashboardConfig(
        bootstrapServers,
        kafka,
        topics,
        wire,
        store,
        new HttpConfig(http.host(), port),
        retention,
        access,
        directory,
        alerts);
  }

  public DashboardConfig withTopics(TopicNames other) {
    return new DashboardConfig(
        bootstrapServers, kafka, other, wire, store, http, retention, access, directory, alerts);
  }

  public DashboardConfig withWire(WireConfig other) {
    return new DashboardConfig(
        bootstrapServers, kafka, topics, other, store, http, retention, access, directory, alerts);
  }

  public DashboardConfig withRetention(RetentionConfig other) {
    return new DashboardConfig(
        bootstrapServers, kafka, topics, wire, store, http, other, access, directory, alerts);
  }

  public DashboardConfig withDirectory(DirectoryTopics other) {
    return new DashboardConfig(
        bootstrapServers, kafka, topics, wire, store, http, retention, access, other, alerts);
  }

  public DashboardConfig withAlerts(AlertConfig other) {
    return new DashboardConfig(
        bootstrapServers, kafka, topics, wire, store, http, retention, access, directory, other);
  }

  public DashboardConfig withAccess(AccessConfig other) {
    return new DashboardConfig(
        bootstrapServers, kafka, topics, wire, store, http, retention, other, directory, alerts);
  }

  Properties kafkaProperties() {
    var properties = new Properties();
    properties.putAll(new HashMap<>(kafka));
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  /** Never shows what may be a secret. */
  @Override
  public String toString() {
    return ("DashboardConfig[bootstrapServers=%s, topics=%s, wire=%s, store=%s, http=%s, retention=%s,"
            + " access=%s, directory=%s, alerts=%s]")
        .formatted(
            bootstrapServers, topics, wire, store, http, retention, access, directory, alerts);
  }
}
