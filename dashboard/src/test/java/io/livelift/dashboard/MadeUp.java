package io.livelift.dashboard;

import io.livelift.contract.Audience;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import io.livelift.contract.TopicOutcome;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.sink.Frame;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Made-up campaigns, cells and frames. */
public final class MadeUp {
  public static final Instant T0 = Instant.parse("2026-03-01T16:00:00Z");
  private static final Duration FLIGHT = Duration.ofDays(60);

  private MadeUp() {}

  public static Campaign campaign(String id, long version, String name, Instant startsAt) {
    return Campaign.newBuilder()
        .setCampaignId(id)
        .setVersion(version)
        .setName(name)
        .setProductIds(List.of("CARDIZOL", "CARDIZOL-XR"))
        .setStartsAt(startsAt)
        .setEndsAt(startsAt.plus(FLIGHT))
        .setTimeZone("Asia/Shanghai")
        .setAudienceKind(AudienceKind.PHYSICIAN)
        .setAudience(
            Audience.newBuilder()
                .setRegions(List.of("44"))
                .setTiers(List.of())
                .setSpecialties(List.of())
                .setSegments(List.of())
                .build())
        .setTouchCost(Map.of("WECHAT", 150L))
        .setGoalReach(5000L)
        .setGoalConversions(2000L)
        .build();
  }

  /** A cell that is not suppressed. */
  public static Cell cell(CellKey key, Map<Measure, Long> measures) {
    return new Cell(key, dense(measures), false, false, 0);
  }

  public static Cell suppressed(CellKey key, Map<Measure, Long> measures) {
    return new Cell(key, dense(measures), true, false, 0);
  }

  /** The measures of a cell, as they are read. */
  public static Measures measures(
      Breakdown breakdown, boolean suppressed, Map<Measure, Long> measures) {
    return new Measures(dense(measures), breakdown, suppressed);
  }

  public static CellKey toDate(String campaign, Instant startsAt, String region) {
    return new CellKey(
        campaign, Granularity.CAMPAIGN, startsAt.toEpochMilli(), Breakdown.NONE, region, "");
  }

  public static CellKey channel(String campaign, Instant startsAt, String region, String channel) {
    return new CellKey(
        campaign,
        Granularity.CAMPAIGN,
        startsAt.toEpochMilli(),
        Breakdown.CHANNEL,
        region,
        channel);
  }

  public static CellKey day(String campaign, Instant start, String region) {
    return new CellKey(campaign, Granularity.DAY, start.toEpochMilli(), Breakdown.NONE, region, "");
  }

  /** A frame with a ledger that balances at so many views read. */
  public static Frame frame(long epoch, Collection<Cell> cells, long viewsRead) {
    return new Frame(epoch, new ArrayList<>(cells), ledger(epoch, viewsRead), List.of(), Map.of());
  }

  private static List<EpochPart> ledger(long epoch, long read) {
    var late = read / 200;
    var duplicate = read / 50;
    var source =
        PartitionLedger.newBuilder()
            .setTopic("livelift.content-views")
            .setPartition(0)
            .setNextOffset(read)
            .setRead(read)
            .setAccepted(read - late - 3)
            .setLate(late)
            .setRejected(Map.of("FUTURE", 2L, "UNREADABLE", 1L))
            .build();
    var outcome =
        TopicOutcome.newBuilder()
            .setTopic("livelift.content-views")
            .setCounted(read - late - 3 - duplicate - 4)
            .setDuplicate(duplicate)
            .setConflict(1)
            .setOutOfFlight(3)
            .setUnknownCampaign(0)
            .setWrongKind(0)
            .build();
    return List.of(
        part("views", epoch).setPartitions(List.of(source)).build(),
        part("physician-journeys", epoch).setOutcomes(List.of(outcome)).build());
  }

  /** The only subtask of a stage; the epoch before was the previous number. */
  public static EpochPart.Builder part(String stage, long epoch) {
    return EpochPart.newBuilder()
        .setPart(stage)
        .setEpoch(epoch)
        .setPreviousEpoch(epoch - 1)
        .setSubtask(0)
        .setParallelism(1)
        .setBarrierAt(T0);
  }

  private static long[] dense(Map<Measure, Long> measures) {
    var dense = new long[Measure.values().length];
    var length = 0;
    for (var entry : measures.entrySet()) {
      dense[entry.getKey().ordinal()] = entry.getValue();
      length = Math.max(length, entry.getKey().ordinal() + 1);
    }
    return Arrays.copyOf(dense, length);
  }
}
