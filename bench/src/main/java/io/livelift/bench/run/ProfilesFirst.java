package io.livelift.bench.run;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds consumers of events back until those of profiles have read so many, as if the profiles lay
 * before the events in one log. It sits in the Kafka clients, so that the job is built as it always
 * is. The same setting reaches the job's producers, for which it does nothing.
 */
public final class ProfilesFirst
    implements ConsumerInterceptor<byte[], byte[]>, ProducerInterceptor<byte[], byte[]> {
  /** Client property: how many profiles there are. */
  static final String PROFILES = "livelift.bench.profiles";

  private static final AtomicLong READ = new AtomicLong();
  private static final CountDownLatch ALL_READ = new CountDownLatch(1);

  private long profiles;

  @Override
  public void configure(Map<String, ?> settings) {
    profiles = Long.parseLong(settings.get(PROFILES).toString());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (var partition : records.partitions()) {
      if (partition.topic().endsWith(".physicians")) {
        if (READ.addAndGet(records.records(partition).size()) >= profiles) {
          ALL_READ.countDown();
        }
      } else if (isOfEvents(partition.topic())) {
        await();
      }
    }
    return records;
  }

  private void await() {
    try {
      if (profiles > 0) {
        ALL_READ.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOfEvents(String topic) {
    return topic.endsWith(".content-views") || topic.endsWith(".prescriptions");
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
    // Nothing to be told.
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing to be told.
  }

  @Override
  public void close() {
    // Nothing to be given back.
  }
}
