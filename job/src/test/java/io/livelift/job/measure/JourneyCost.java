package io.livelift.job.measure;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import io.livelift.job.combine.Combiner;
import io.livelift.job.journey.Audience;
import io.livelift.job.journey.Bundle;
import io.livelift.job.journey.Bundles;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.CampaignDefinition;
import io.livelift.job.journey.Changes;
import io.livelift.job.journey.Horizons;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.PrescriptionId;
import io.livelift.job.journey.PrescriptionRecord;
import io.livelift.job.journey.Profile;
import io.livelift.job.journey.View;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What one event costs in the journeys, without Flink: bundles of a few events on persons with a
 * few, over one day. Prints, asserts nothing. Not part of the suite: its name is no test's.
 */
class JourneyCost {
  private static final long T0 = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int PERSONS = Integer.getInteger("livelift.physicians", 100_000);
  private static final int EVENTS = Integer.getInteger("livelift.events", 400_000);
  private static final int CAMPAIGNS = Integer.getInteger("livelift.campaigns", 10);
  private static final int EVENTS_OF_BUNDLE = Integer.getInteger("livelift.bundle", 1);
  private static final int BUNDLES = Integer.getInteger("livelift.bundles", 20_000);
  private static final int EPOCH = 200_000;

  private final Random random = new Random(1);
  private final Horizons horizons = new Horizons(7 * DAY, 90 * DAY, DAY, 180 * DAY);
  private final CampaignBook book = new CampaignBook();
  private final Map<String, byte[]> state = new HashMap<>();
  private final List<String> regions = new ArrayList<>();
  private final Combiner combiner = new Combiner();
  private final String[] ids = new String[PERSONS];
  private long cells;
  private long offset;

  @Test
  void measure() throws Exception {
    for (var c = 0; c < CAMPAIGNS; c++) {
      book.put(campaign(c));
    }
    for (var p = 0; p < 34; p++) {
      for (var c = 0; c < 90; c++) {
        regions.add("%02d/%02d%02d/%02d%02d%02d".formatted(p, p, c / 9, p, c / 9, c));
      }
    }
    var changes = new Changes(horizons, combiner, (topic, outcome, records) -> {});
    var start = cpu();
    for (var p = 0; p < PERSONS; p++) {
      ids[p] = id(p);
      var bundle = new Bundle(PersonKind.PHYSICIAN, id(p), null, horizons, 50_000);
      bundle.add(profile());
      state.put(id(p), bundle.close(book, changes));
    }
    combiner.drain(delta -> cells++);
    System.out.printf("profiles: %d ns each, %d cells%n", (cpu() - start) / PERSONS, cells);
    for (var round = 0; round < 5; round++) {
      start = cpu();
      cells = 0;
      var inEpoch = 0;
      var bundles = new Bundles();
      for (var e = 0; e < EVENTS; e += EVENTS_OF_BUNDLE) {
        var time = T0 + (long) ((round + (double) e / EVENTS) / 5 * DAY);
        var p = (int) (PERSONS * Math.pow(random.nextDouble(), 2));
        var bundle = bundles.get(ids[p]);
        if (bundle == null) {
          bundle = new Bundle(PersonKind.PHYSICIAN, ids[p], state.get(ids[p]), horizons, 50_000);
          bundles.put(bundle);
        }
        for (var n = 0; n < EVENTS_OF_BUNDLE; n++) {
          give(bundle, p, time);
        }
        if (bundles.size() >= BUNDLES) {
          bundles.closeAll(b -> state.put(b.personId(), b.close(book, changes)));
        }
        inEpoch += EVENTS_OF_BUNDLE;
        if (inEpoch >= EPOCH) {
          bundles.closeAll(b -> state.put(b.personId(), b.close(book, changes)));
          combiner.drain(delta -> cells++);
          inEpoch = 0;
        }
      }
      System.out.printf(
          "round %d: %d ns an event, %.2f cells an event%n",
          round, (cpu() - start) / EVENTS, (double) cells / EVENTS);
    }
    var bytes = state.values().stream().mapToLong(b -> b.length).sum();
    System.out.printf(
        "%d bytes a person with %.1f events%n", bytes / PERSONS, 5.0 * EVENTS / PERSONS);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String id(int p) {
    return "P%07d".formatted(p);
  }

  private void give(Bundle bundle, int p, long time) {
    if (random.nextInt(100) < 15) {
      var record =
          new PrescriptionRecord(
              "r" + Long.toString(offset, 36),
              time + random.nextInt(1000),
              "product-" + random.nextInt(CAMPAIGNS * 2),
              "T%07d".formatted(random.nextInt(1_000_000)),
              random.nextInt(2),
              1 + random.nextInt(3),
              Payer.values()[random.nextInt(4)],
              Dispensing.values()[random.nextInt(4)],
              null,
              at(time));
      bundle.addIssued(new PrescriptionId(ids[p], record.eventId()), record);
    } else {
      var c = (p + random.nextInt(3)) % CAMPAIGNS;
      bundle.add(
          new View(
              "v" + Long.toString(offset, 36),
              time + random.nextInt(1000),
              "campaign-" + c,
              "campaign-" + c + "-content-" + random.nextInt(10),
              Channel.values()[random.nextInt(5)],
              Team.values()[random.nextInt(4)],
              random.nextInt(120_000),
              random.nextInt(3) == 0,
              null,
              at(time)));
    }
  }

  private LogPosition at(long time) {
    return new LogPosition(random.nextInt(4), offset++, time + 1_500);
  }

  private Profile profile() {
    return new Profile(
        T0 - 100 * DAY,
        1,
        regions.get(random.nextInt(regions.size())),
        Tier.values()[random.nextInt(4)],
        "specialty-" + random.nextInt(10),
        List.of("segment-" + random.nextInt(6)),
        true,
        at(T0));
  }

  private static CampaignDefinition campaign(int c) {
    return new CampaignDefinition(
        "campaign-" + c,
        1,
        Set.of("product-" + c * 2, "product-" + (c * 2 + 1)),
        T0 - 20 * DAY,
        T0 + 60 * DAY,
        ZoneId.of("Asia/Shanghai"),
        14 * DAY,
        30_000,
        PersonKind.PHYSICIAN,
        new Audience(Set.of(), Set.of(), Set.of(), Set.of(), 10, "salt-" + c),
        Map.of(Channel.values()[0], 7L, Channel.values()[1], 100L));
  }
}
