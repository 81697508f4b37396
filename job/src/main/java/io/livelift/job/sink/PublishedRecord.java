package io.livelift.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.wire.SingleObjectWriter;
import java.util.Map;

/**
 * A record on its way to an output topic. Cells and parts are in single-object encoding until the
 * sink writes them.
 *
 * @param headers text by name
 */
public record PublishedRecord(
    OutputTopic topic, byte[] key, byte[] value, Map<String, String> headers) {

  /** A cell; its key is the cell key as text. */
  public static PublishedRecord ofCell(
      String key, CampaignMetric cell, SingleObjectWriter<CampaignMetric> writer) {
    return new PublishedRecord(
        OutputTopic.CAMPAIGN_METRICS, key.getBytes(UTF_8), writer.write(cell), Map.of());
  }

  /** A part of an epoch. */
  public static PublishedRecord ofPart(EpochPart part, SingleObjectWriter<EpochPart> writer) {
    var key = part.getEpoch() + "/" + part.getPart() + "/" + part.getSubtask();
    return new PublishedRecord(
        OutputTopic.EPOCHS, key.getBytes(UTF_8), writer.write(part), Map.of());
  }
}
