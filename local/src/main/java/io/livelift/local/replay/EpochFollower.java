package io.livelift.local.replay;

import io.livelift.contract.EpochPart;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows the committed epochs of a running job. */
final class EpochFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final CommittedTopic topic;
  private final EpochState state;
  private final SingleObjectReader<EpochPart> reader = new SingleObjectReader<>(EpochPart.class);

  EpochFollower(String bootstrapServers, String epochsTopic, Map<TopicPartition, Long> ends) {
    topic = new CommittedTopic(bootstrapServers, epochsTopic);
    state = new EpochState(ends);
  }

  /**
   * Waits until a complete epoch covers the offsets.
   *
   * @param alive asked between two polls; throws if waiting has become pointless
   */
  EpochState awaitCovered(Runnable alive) {
    while (!state.isCovered()) {
      alive.run();
      topic.poll(POLL).forEach(this::add);
    }
    return state;
  }

  @Override
  public void close() {
    topic.close();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      state.add(reader.read(record.value()));
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The epoch record at offset " + record.offset() + " is unreadable.", e);
    }
  }
}
