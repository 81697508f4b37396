package io.livelift.dashboard.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.wire.WireConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordIntakeTest {
  private static final TopicNames TOPICS = TopicNames.defaults();
  private static final String CAMPAIGN =
      "{\"campaign_id\":\"spring\",\"version\":1,\"name\":\"Spring\",\"starts_at\":\"2026-03-01T00:00:00Z\",\"ends_at\":\"2026-04-01T00:00:00Z\"}";

  @Test
  void campaignsAreReadFromJsonWhereTheTopicIsJson() {
    var wire = new WireConfig(null, null, null, null, List.of(TOPICS.campaigns()));
    var intake = new RecordIntake(TOPICS, wire, new EpochAssembler(SinkState.fresh()));

    intake.take(campaigns(CAMPAIGN, "{", CAMPAIGN.replace("spring", "autumn")));

    assertThat(intake.takeDefinitions())
        .extracting(Campaign::getCampaignId)
        .containsExactly("spring", "autumn");
  }

  private static ConsumerRecords<byte[], byte[]> campaigns(String... values) {
    var partition = new TopicPartition(TOPICS.campaigns(), 0);
    var records = new java.util.ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (var value : values) {
      records.add(
          new ConsumerRecord<>(
              partition.topic(), 0, records.size(), new byte[] {1}, value.getBytes(UTF_8)));
    }
    return new ConsumerRecords<>(Map.of(partition, records), Map.of());
  }
}
