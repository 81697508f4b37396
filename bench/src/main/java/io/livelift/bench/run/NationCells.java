package io.livelift.bench.run;

import io.livelift.bench.load.Truth;
import io.livelift.contract.CampaignMetric;
import io.livelift.local.replay.CommittedTopic;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The nation's cells of whole campaigns, as they were published last. */
final class NationCells {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);

  private final Map<String, Map<String, Long>> measures = new HashMap<>();

  /**
   * Reads a topic of cells up to its present end. A transaction becomes visible partition by
   * partition: cells that an epoch announces are waited for.
   *
   * @param announced how many records there should be
   */
  static NationCells read(String bootstrap, String name, long announced)
      throws UnreadableException {
    var cells = new NationCells();
    var records = 0L;
    var patience = Instant.now().plus(VISIBLE_WITHIN);
    var reader = new SingleObjectReader<>(CampaignMetric.class);
    try (var topic = new CommittedTopic(bootstrap, name)) {
      var ends = topic.ends();
      while (!topic.isRead(ends) || (records < announced && Instant.now().isBefore(patience))) {
        for (var record : topic.poll(POLL)) {
          records++;
          if (isWanted(new String(record.key(), StandardCharsets.UTF_8))) {
            var cell = reader.read(record.value());
            cells.measures.put(cell.getCampaignId(), cell.getMeasures());
          }
        }
      }
    }
    return cells;
  }

  /** How many numbers differ from what the generator counted. */
  int differences(Truth truth) {
    var wrong = 0;
    for (var campaign : truth.campaigns().entrySet()) {
      var found = measures.getOrDefault(campaign.getKey(), Map.of());
      var expected = campaign.getValue();
      wrong += found.getOrDefault("views", 0L) == expected.views() ? 0 : 1;
      wrong += found.getOrDefault("qualified_views", 0L) == expected.qualifiedViews() ? 0 : 1;
      wrong += found.getOrDefault("reach", 0L) == expected.reach() ? 0 : 1;
    }
    return wrong;
  }

  /** How many numbers {@link #differences} compares. */
  static int numbers(Truth truth) {
    return 3 * truth.campaigns().size();
  }

  private static boolean isWanted(String key) {
    return key.contains("|" + Granularity.CAMPAIGN + "|")
        && key.endsWith("|" + Breakdown.NONE + "||");
  }
}
