package io.livelift.dashboard.sink;

import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Properties of Kafka clients, made of those that the configuration gives for all of them, {@code
 * bootstrap.servers} at least. A client's id is its own unless the configuration names one.
 */
public final class ClientProperties {
  private ClientProperties() {}

  /** A reader of committed records that keeps its offsets itself. */
  public static Properties reader(Properties given, String clientId) {
    var properties = new Properties();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    properties.putAll(given);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    properties.put(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    properties.put(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return properties;
  }

  /** Somebody who asks brokers about topics. */
  public static Properties admin(Properties given, String clientId) {
    return known(given, AdminClientConfig.configNames(), clientId);
  }

  /** A writer; how it writes is for the caller to say. */
  public static Properties writer(Properties given, String clientId) {
    return known(given, ProducerConfig.configNames(), clientId);
  }

  /** A client warns of properties that it does not know. */
  private static Properties known(Properties given, Set<String> names, String clientId) {
    var properties = new Properties();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    given.forEach(
        (key, value) -> {
          if (names.contains(key.toString())) {
            properties.put(key, value);
          }
        });
    return properties;
  }
}
