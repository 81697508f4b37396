package io.livelift.bench.peer;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded campaigns, views and prescriptions as peers meet them: with duplicates, disorder of up to
 * two minutes, patients, cancellations, campaigns nobody knows and views out of flight.
 */
public final class RandomLog {
  private static final Instant T0 = Instant.parse("2026-03-01T16:00:00Z");
  private static final Duration SPAN = Duration.ofDays(3);
  private static final Duration DISORDER = Duration.ofMinutes(2);
  private static final List<String> REGIONS =
      java.util.Arrays.asList("44/4403/440305", "440300", "IA/DAVENPORT", "11", "", null);

  private final Random dice;
  private final List<Campaign> campaigns = new ArrayList<>();
  private final List<ContentView> views = new ArrayList<>();
  private final List<PrescriptionEvent> prescriptions = new ArrayList<>();

  public RandomLog(long seed, int viewCount, int prescriptionCount) {
    dice = new Random(seed);
    campaigns.add(campaign("spring", 1, "P1", "P2"));
    campaigns.add(campaign("spring", 2, "P1"));
    campaigns.add(campaign("autumn", 1, "P1", "P3"));
    for (var i = 0; i < viewCount; i++) {
      var view = view("v" + i, timeAt(i, viewCount));
      views.add(view);
      if (dice.nextInt(20) == 0) {
        views.add(view);
      }
    }
    for (var i = 0; i < prescriptionCount; i++) {
      var prescription = prescription("r" + i, timeAt(i, prescriptionCount));
      prescriptions.add(prescription);
      if (dice.nextInt(20) == 0) {
        prescriptions.add(prescription);
      }
    }
  }

  public List<Campaign> campaigns() {
    return campaigns;
  }

  /** In the order of the log. */
  public List<ContentView> views() {
    return views;
  }

  /** In the order of the log. */
  public List<PrescriptionEvent> prescriptions() {
    return prescriptions;
  }

  private static Campaign campaign(String id, long version, String... products) {
    return Campaign.newBuilder()
        .setCampaignId(id)
        .setVersion(version)
        .setName(id)
        .setProductIds(List.of(products))
        .setStartsAt(T0.plus(Duration.ofHours(6)))
        .setEndsAt(T0.plus(SPAN).minus(Duration.ofHours(6)))
        .setTimeZone("Asia/Shanghai")
        .setAttributionWindowDays(1)
        .setQualifiedDwellMs(30_000)
        .build();
  }

  private Instant timeAt(int index, int count) {
    return T0.plusMillis(SPAN.toMillis() * index / count - dice.nextLong(DISORDER.toMillis()));
  }

  private ContentView view(String id, Instant time) {
    var physician = dice.nextInt(25);
    var patient = dice.nextInt(30) == 0;
    return ContentView.newBuilder()
        .setEventId(id)
        .setEventTime(time)
        .setCampaignId(List.of("spring", "autumn", "autumn", "unknown").get(dice.nextInt(4)))
        .setContentId("c" + dice.nextInt(3))
        .setPhysicianId(patient ? null : "医生" + physician)
        .setPatientId(patient ? "patient" + physician : null)
        .setDwellMs(dice.nextInt(60_000))
        .setCompleted(dice.nextInt(4) == 0)
        .setRegion(REGIONS.get(physician % REGIONS.size()))
        .build();
  }

  private PrescriptionEvent prescription(String id, Instant time) {
    return PrescriptionEvent.newBuilder()
        .setEventId("e" + id)
        .setEventTime(time)
        .setPhysicianId("医生" + dice.nextInt(25))
        .setPrescriptionId(id)
        .setProductId("P" + (1 + dice.nextInt(4)))
        .setStatus(dice.nextInt(10) == 0 ? PrescriptionStatus.CANCELLED : PrescriptionStatus.ISSUED)
        .build();
  }
}
