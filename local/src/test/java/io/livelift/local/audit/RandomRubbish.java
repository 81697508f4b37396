package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Audience;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A record that must be rejected.
 *
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomRubbish(LogTopic topic, byte[] value) {
  private static final LogBuilder WRITER = new LogBuilder();

  static RandomRubbish of(Random random, Instant at) {
    var view = LogBuilder.view("bad", "C1", "d1", at);
    var prescription = LogBuilder.issued("bad", "d1", "x1", at);
    var campaign = LogBuilder.campaign("C1", "x1", at, at.plusSeconds(60));
    campaign.setVersion(99);
    var physician = LogBuilder.physician("d1", at, "44");
    physician.setVersion(99);
    var bytes = WRITER.bytes(view);
    var kinds = 30;
    switch (random.nextInt(kinds)) {
      case 0:
        return new RandomRubbish(any(random, LogTopic.values()), null);
      case 1:
        return new RandomRubbish(any(random, LogTopic.values()), new byte[0]);
      case 2:
        return new RandomRubbish(any(random, LogTopic.values()), "rubbish bytes".getBytes(UTF_8));
      case 3:
        return new RandomRubbish(
            LogTopic.VIEWS, Arrays.copyOf(bytes, 10 + random.nextInt(bytes.length - 11)));
      case 4:
        return new RandomRubbish(LogTopic.VIEWS, Arrays.copyOf(bytes, bytes.length + 1));
      case 5:
        bytes[4] ^= 1;
        return new RandomRubbish(LogTopic.VIEWS, bytes);
      case 6:
        return new RandomRubbish(LogTopic.VIEWS, Arrays.copyOf(bytes, 65_537));
      case 7:
        return new RandomRubbish(LogTopic.CAMPAIGNS, bytes);
      case 8:
        view.setPatientId("p1");
        return of(view);
      case 9:
        view.setPhysicianId(null);
        return of(view);
      case 10:
        view.setEventId(" ");
        return of(view);
      case 11:
        view.setContentId("a\u0007b");
        return of(view);
      case 12:
        view.setCampaignId("x".repeat(257));
        return of(view);
      case 13:
        view.setEventTime(Instant.ofEpochSecond(at.toEpochMilli() / 1_000_000));
        return of(view);
      case 14:
        view.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE));
        return of(view);
      case 15:
        view.setDwellMs(-1);
        return of(view);
      case 16:
        view.setRegion(any(random, "/44", "44/", "a/b/c/d", " 44", "00", "000000", "a//b"));
        return of(view);
      case 17:
        prescription.setQuantity(0);
        return of(prescription);
      case 18:
        prescription.setRefill(-1);
        return of(prescription);
      case 19:
        prescription.setPatientId("");
        return of(prescription);
      case 20:
        prescription.setRegion("x".repeat(65));
        return of(prescription);
      case 21:
        campaign.setEndsAt(campaign.getStartsAt());
        return of(campaign);
      case 22:
        campaign.setTimeZone(any(random, "Mars/Olympus", "", "europe/berlin"));
        return of(campaign);
      case 23:
        campaign.setHoldoutPercent(any(random, -1, 91, 120));
        return of(campaign);
      case 24:
        campaign.setTouchCost(any(random, Map.of("WECHAT", -1L), Map.of("PIGEON", 1L)));
        return of(campaign);
      case 25:
        campaign.setAttributionWindowDays(any(random, -1, 3_661));
        return of(campaign);
      case 26:
        campaign.setQualifiedDwellMs(-1);
        return of(campaign);
      case 27:
        campaign.setAudience(
            Audience.newBuilder(campaign.getAudience()).setRegions(List.of("44//1")).build());
        return of(campaign);
      case 28:
        physician.setVersion(-1);
        return of(physician);
      default:
        physician.setEffectiveFrom(Instant.ofEpochMilli(-1));
        return of(physician);
    }
  }

  private static RandomRubbish of(SpecificRecordBase record) {
    return new RandomRubbish(LogBuilder.topic(record), WRITER.bytes(record));
  }

  @SafeVarargs
  private static <T> T any(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
