package io.livelift.dashboard.sink;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.wire.RecordReader;
import io.livelift.wire.UnreadableException;
import io.livelift.wire.WireConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes records and hands each to where it belongs. What cannot be read is left out and logged.
 */
final class RecordIntake {
  private static final Logger LOG = LoggerFactory.getLogger(RecordIntake.class);

  private final TopicNames topics;
  private final EpochAssembler assembler;
  private final CellDecoder cells = new CellDecoder();
  private final CellShortcut shortcut = new CellShortcut();
  private final RecordReader<CampaignMetric> metricReader;
  private final RecordReader<EpochPart> partReader;
  private final RecordReader<Campaign> campaignReader;
  private final List<Campaign> definitions = new ArrayList<>();

  RecordIntake(TopicNames topics, WireConfig wire, EpochAssembler assembler) {
    this.topics = topics;
    this.assembler = assembler;
    this.metricReader = wire.reader(CampaignMetric.class, topics.metrics());
    this.partReader = wire.reader(EpochPart.class, topics.epochs());
    this.campaignReader = wire.reader(Campaign.class, topics.campaigns());
  }

  void take(ConsumerRecords<byte[], byte[]> records) {
    for (var partition : records.partitions()) {
      var shard = TopicReader.shard(partition);
      for (var record : records.records(partition)) {
        take(record, shard);
      }
    }
  }

  /** The definitions that were read since this was asked last. */
  List<Campaign> takeDefinitions() {
    var taken = List.copyOf(definitions);
    definitions.clear();
    return taken;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Shard shard) {
    if (record.value() == null) {
      return;
    }
    try {
      if (shard.topic().equals(topics.metrics())) {
        takeCell(record.value(), shard, record.offset());
      } else if (shard.topic().equals(topics.epochs())) {
        assembler.part(partReader.read(record.value()), shard, record.offset());
      } else {
        takeDefinition(campaignReader.read(record.value()));
      }
    } catch (UnreadableException e) {
      LOG.warn(
          "Left out: the record at offset {} of {} is unreadable ({}).",
          record.offset(),
          shard,
          e.getMessage());
    }
  }

  private void takeCell(byte[] value, Shard shard, long offset) throws UnreadableException {
    var body = metricReader.currentBody(value);
    var plain = body == RecordReader.NOT_KNOWN ? null : shortcut.read(value, body);
    if (plain != null) {
      assembler.cell(plain, shard, offset);
      return;
    }
    var metric = metricReader.read(value);
    cells
        .decode(metric)
        .ifPresentOrElse(
            cell -> assembler.cell(cell, shard, offset),
            () -> assembler.unknownCell(metric.getEpoch(), shard, offset));
  }

  private void takeDefinition(Campaign campaign) {
    if (Definitions.areShown(campaign)) {
      definitions.add(campaign);
    }
  }
}
