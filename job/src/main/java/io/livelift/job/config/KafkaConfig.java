package io.livelift.job.config;

import java.time.Duration;
import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param transactionTimeout well above checkpoint interval plus longest restart, and not above the
 *     broker's {@code transaction.max.timeout.ms}
 * @param properties any other client property, such as those of SASL_SSL
 */
public record KafkaConfig(
    String bootstrapServers,
    String groupId,
    String transactionalIdPrefix,
    Duration transactionTimeout,
    Duration idleness,
    Map<String, String> properties) {

  public KafkaConfig {
    bootstrapServers = bootstrapServers == null ? "localhost:9092" : bootstrapServers;
    groupId = groupId == null ? "livelift" : groupId;
    transactionalIdPrefix = transactionalIdPrefix == null ? "livelift" : transactionalIdPrefix;
    transactionTimeout = transactionTimeout == null ? Duration.ofMinutes(15) : transactionTimeout;
    idleness = idleness == null ? Duration.ofSeconds(30) : idleness;
    properties = properties == null ? Map.of() : Map.copyOf(properties);
  }

  static KafkaConfig at(String bootstrapServers) {
    return new KafkaConfig(bootstrapServers, null, null, null, null, null);
  }
}
