package io.livelift.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.contract.TopicOutcome;
import io.livelift.job.config.TopicsConfig;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the job published so far, whole transactions only. */
final class PublishedNumbers implements AutoCloseable {
  /** Four sources, two stages of journeys, the cells. */
  private static final int STAGES = 8;

  private final SingleObjectReader<CampaignMetric> cellReader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final SingleObjectReader<EpochPart> partReader =
      new SingleObjectReader<>(EpochPart.class);
  private final Map<String, CampaignMetric> cells = new HashMap<>();
  private final Map<Long, List<EpochPart>> parts = new TreeMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicsConfig topics;

  PublishedNumbers(String bootstrapServers, TopicsConfig topics) {
    this.topics = topics;
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : List.of(topics.campaignMetrics(), topics.epochs())) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  PublishedNumbers poll() {
    consumer.poll(Duration.ofMillis(200)).forEach(this::add);
    return this;
  }

  /** The measures of a cell; none while it is not published. */
  Map<String, Long> measures(String cellKey) {
    var cell = cells.get(cellKey);
    return cell == null ? Map.of() : cell.getMeasures();
  }

  /** Parts by epoch, of those epochs that all subtasks have reported. */
  Map<Long, List<EpochPart>> completeEpochs() {
    var complete = new TreeMap<>(parts);
    complete.values().removeIf(ofEpoch -> !isComplete(ofEpoch));
    return complete;
  }

  /** Parts whose previous epoch is missing: their transaction was lost. */
  List<EpochPart> partsAfterGap() {
    return parts.values().stream()
        .flatMap(List::stream)
        .filter(part -> part.getPreviousEpoch() >= 0)
        .filter(
            part ->
                parts.getOrDefault(part.getPreviousEpoch(), List.of()).stream()
                    .noneMatch(previous -> Subtask.of(previous).equals(Subtask.of(part))))
        .toList();
  }

  /** Records read from a topic, in the totals of these parts. */
  static long read(List<EpochPart> ofEpoch, String topic) {
    return ofEpoch.stream()
        .flatMap(part -> part.getPartitions().stream())
        .filter(ledger -> ledger.getTopic().equals(topic))
        .mapToLong(ledger -> ledger.getRead())
        .sum();
  }

  /** Records of a topic that were counted, in the totals of these parts. */
  static long counted(List<EpochPart> ofEpoch, String topic) {
    return ofEpoch.stream()
        .flatMap(part -> part.getOutcomes().stream())
        .filter(outcome -> outcome.getTopic().equals(topic))
        .mapToLong(TopicOutcome::getCounted)
        .sum();
  }

  /** All records of a topic that are accounted for, counted or not. */
  static long accounted(List<EpochPart> ofEpoch, String topic) {
    var atSource =
        ofEpoch.stream()
            .flatMap(part -> part.getPartitions().stream())
            .filter(ledger -> ledger.getTopic().equals(topic))
            .mapToLong(ledger -> ledger.getLate() + sum(ledger.getRejected()))
            .sum();
    return atSource
        + ofEpoch.stream()
            .flatMap(part -> part.getOutcomes().stream())
            .filter(outcome -> outcome.getTopic().equals(topic))
            .mapToLong(PublishedNumbers::sum)
            .sum();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(topics.epochs())) {
        var part = partReader.read(record.value());
        parts.computeIfAbsent(part.getEpoch(), epoch -> new ArrayList<>()).add(part);
      } else {
        cells.put(new String(record.key(), UTF_8), cellReader.read(record.value()));
      }
    } catch (UnreadableException e) {
      throw new AssertionError(record.topic() + " at " + record.offset(), e);
    }
  }

  private record Subtask(String part, int number) {
    static Subtask of(EpochPart part) {
      return new Subtask(part.getPart(), part.getSubtask());
    }
  }

  private static boolean isComplete(List<EpochPart> ofEpoch) {
    var subtasks =
        ofEpoch.stream().collect(Collectors.groupingBy(EpochPart::getPart, Collectors.counting()));
    return subtasks.size() == STAGES
        && ofEpoch.stream().allMatch(part -> subtasks.get(part.getPart()) == part.getParallelism());
  }

  private static long sum(TopicOutcome outcome) {
    return outcome.getCounted()
        + outcome.getDuplicate()
        + outcome.getConflict()
        + outcome.getLate()
        + outcome.getOutOfFlight()
        + outcome.getUnknownCampaign()
        + outcome.getWrongKind()
        + outcome.getErased()
        + sum(outcome.getRejected());
  }

  private static long sum(Map<String, Long> byReason) {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
