package io.livelift.job.cells;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Audience;
import io.livelift.contract.Channel;
import io.livelift.contract.Payer;
import io.livelift.contract.Tier;
import io.livelift.job.Timeline;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.cube.Slice;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the job publishes of a whole campaign, windows of all sizes, is attacked. */
class CampaignAttackTest {
  private static final int SMALLEST_GROUP = 11;
  private static final int DAYS = 4;
  private static final List<String> REGIONS =
      List.of(
          "44", "44/4403", "44/4403/440305", "44/4403/440306", "44/4401", "11", "11/1101", "31");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingAboutFewPeopleFollowsFromACampaign(long seed) throws Exception {
    var truth = cells(seed, false);
    var published = cells(seed, true);

    assertThat(new Attacker(truth, published, blankSlices(truth), SMALLEST_GROUP).secrets())
        .isEmpty();
    assertThat(numbers(published, Granularity.HOUR)).isPositive();
    assertThat(numbers(published, Granularity.MINUTE)).isPositive();
  }

  @Test
  void withoutBlankWindowsTheSameAttackSucceeds() throws Exception {
    var truth = cells(1, false);
    var published = new HashMap<>(cells(1, true));
    for (var slice : blankSlices(truth)) {
      truth.forEach(
          (cell, measures) -> {
            if (slice.equals(
                new Slice(cell.campaignId(), cell.granularity(), cell.windowStart()))) {
              var told = new HashMap<>(measures);
              told.keySet().removeIf(id -> isFew(measures, Measure.ofId(id)));
              published.put(cell, told);
            }
          });
    }

    assertThat(new Attacker(truth, published, Set.of(), SMALLEST_GROUP).secrets()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whetherALonePersonPrescribesIsNotSeenInTheirRegion(long seed) throws Exception {
    assertThat(loneRegion(seed, 8)).isEqualTo(loneRegion(seed, 0)).isNotEmpty();
  }

  /** All that is published of a region with one person in it, who has no views. */
  private static Map<String, String> loneRegion(long seed, int prescriptions) throws Exception {
    var config = JobConfig.defaults("no-broker:0").withLateness(LatenessConfig.unbounded());
    try (var story = new Timeline(config, record -> {})) {
      var random = new Random(seed);
      tell(story, random);
      story.physician("alone", p -> p.setRegion("54/5401/540102").setTier(Tier.PRIMARY));
      for (var i = 0; i < prescriptions; i++) {
        story.issued("alone", "r" + i, time(random)).epoch();
      }
      story.epoch();
      var cells = new HashMap<String, String>();
      story
          .metrics()
          .forEach(
              (key, metric) -> {
                if (metric.getRegion().startsWith("54")) {
                  cells.put(
                      key, new TreeMap<>(metric.getMeasures()) + " " + metric.getSuppressed());
                }
              });
      return cells;
    }
  }

  private static boolean isFew(Map<String, Long> cell, Measure measure) {
    return measure.people().isPresent()
        && cell.getOrDefault(measure.people().get().id(), 0L) < SMALLEST_GROUP;
  }

  private static long numbers(Map<CellKey, Map<String, Long>> cells, Granularity granularity) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().granularity() == granularity)
        .filter(cell -> cell.getValue().containsKey(Measure.PRESCRIBERS.id()))
        .count();
  }

  private static Set<Slice> blankSlices(Map<CellKey, Map<String, Long>> truth) {
    var start = Timeline.T0.toEpochMilli();
    var blank = new HashSet<Slice>();
    var slices = new HashSet<Slice>();
    for (var cell : truth.keySet()) {
      slices.add(new Slice(cell.campaignId(), cell.granularity(), cell.windowStart()));
    }
    for (var slice : slices) {
      var day = slice.windowStart() - Math.floorMod(slice.windowStart(), ofDays(1).toMillis());
      for (var i = 0; i < 2; i++) {
        blank.add(at(slice, Granularity.DAY, start + ofDays(i).toMillis()));
        if (slice.granularity() == Granularity.DAY) {
          blank.add(at(slice, Granularity.HOUR, day + ofHours(12 + i).toMillis()));
        }
        if (slice.granularity() == Granularity.HOUR) {
          blank.add(at(slice, Granularity.MINUTE, slice.windowStart() + ofMinutes(i).toMillis()));
        }
      }
      if (BlankWindows.isBlank(slice.granularity(), slice.windowStart(), start, ZoneOffset.UTC)) {
        blank.add(slice);
      }
    }
    return blank;
  }

  private static Slice at(Slice of, Granularity granularity, long start) {
    return new Slice(of.campaignId(), granularity, start);
  }

  /** What a reader of the topic knows in the end. */
  private static Map<CellKey, Map<String, Long>> cells(long seed, boolean withholding)
      throws Exception {
    var config = JobConfig.defaults("no-broker:0").withLateness(LatenessConfig.unbounded());
    try (var story =
        new Timeline(withholding ? config : config.withoutWithholding(), record -> {})) {
      tell(story, new Random(seed));
      var cells = new HashMap<CellKey, Map<String, Long>>();
      story.cells().forEach((key, measures) -> cells.put(CellKey.parse(key), measures));
      return cells;
    }
  }

  private static void tell(Timeline story, Random random) throws Exception {
    story.campaign(
        c ->
            c.setTimeZone("UTC")
                .setEndsAt(Timeline.T0.plus(ofDays(DAYS)))
                .setAttributionWindowDays(1)
                .setHoldoutPercent(30)
                .setAudience(
                    Audience.newBuilder(c.getAudience()).setTiers(List.of("PRIMARY")).build()));
    for (var i = 0; i < 170; i++) {
      var id = "p" + i;
      var region = REGIONS.get((int) Math.abs(random.nextGaussian() * 3) % REGIONS.size());
      var tier = random.nextInt(4) == 0 ? Tier.TERTIARY : Tier.PRIMARY;
      story.physician(id, p -> p.setRegion(region).setTier(tier));
      var channel = random.nextInt(4) == 0 ? Channel.WECHAT : Channel.APP;
      if (random.nextInt(5) > 0) {
        story.view(id, "v", channel, time(random));
      }
      for (var rx = random.nextInt(5); rx > 0; rx--) {
        var at = Timeline.T0.plus(time(random));
        var payer = random.nextInt(6) == 0 ? Payer.SELF_PAY : Payer.BASIC_INSURANCE;
        story.prescription(id, "r" + rx, p -> p.setEventTime(at).setPayer(payer));
      }
      if (i % 40 == 0) {
        story.restart();
      }
    }
    story.epoch();
  }

  /** A few windows, so that many people meet in some. */
  private static Duration time(Random random) {
    return ofDays(random.nextInt(DAYS))
        .plus(ofHours(random.nextBoolean() ? 14 : 12 + random.nextInt(4)))
        .plus(ofMinutes(random.nextBoolean() ? 2 : random.nextInt(4)))
        .plus(ofSeconds(random.nextInt(60)));
  }
}
