package io.livelift.job.sink;

import io.livelift.job.config.JobConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/** The one sink of the job. */
public final class KafkaSinks {
  private KafkaSinks() {}

  /** Writes each record to its topic, exactly once. */
  public static KafkaSink<PublishedRecord> exactlyOnce(JobConfig config) {
    var kafka = config.kafka();
    var sink =
        KafkaSink.<PublishedRecord>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(kafka.transactionalIdPrefix())
            .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
            .setRecordSerializer(new PublishedRecordSerialization(config.topics(), config.wire()))
            .setProperty(
                "transaction.timeout.ms", Long.toString(kafka.transactionTimeout().toMillis()))
            .setProperty("linger.ms", "20")
            // 64 batches. With the default, records in flight held more memory than the stages did.
            .setProperty("batch.size", "131072")
            .setProperty("buffer.memory", "8388608")
            .setProperty("compression.type", "lz4");
    kafka.properties().forEach(sink::setProperty);
    return sink.build();
  }
}
