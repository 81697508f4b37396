package io.livelift.dashboard.directory;

import io.livelift.contract.Audience;
import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.contract.Tier;
import io.livelift.dashboard.MadeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded profiles and audiences that meet often. */
final class RandomProfiles {
  private static final List<String> REGIONS =
      List.of("44", "44/4403", "44/4403/440305", "440300", "31", "31/3101", "4", "UNKNOWN");
  private static final List<String> SPECIALTIES = List.of("CARDIOLOGY", "ONCOLOGY", "");
  private static final List<String> SEGMENTS = List.of("A", "B", "C");

  private final Random random;

  RandomProfiles(long seed) {
    this.random = new Random(seed);
  }

  List<Physician> profiles(int people, int records) {
    List<Physician> profiles = new ArrayList<>();
    for (var i = 0; i < records; i++) {
      profiles.add(
          Physician.newBuilder()
              .setPhysicianId("p-" + random.nextInt(people))
              .setVersion(random.nextInt(3))
              .setEffectiveFrom(MadeUp.T0.plus(Duration.ofDays(random.nextInt(5) - 2)))
              .setRegion(random.nextInt(8) == 0 ? null : one(REGIONS))
              .setTier(one(List.of(Tier.values())))
              .setSpecialty(one(SPECIALTIES))
              .setSegments(some(SEGMENTS))
              .setConsent(random.nextInt(4) > 0)
              .build());
    }
    return profiles;
  }

  Campaign campaign() {
    return Campaign.newBuilder(MadeUp.campaign("spring", 1, "Spring", MadeUp.T0))
        .setAudience(
            Audience.newBuilder()
                .setRegions(some(REGIONS))
                .setTiers(some(List.of("TERTIARY", "SECONDARY", "UNKNOWN")))
                .setSpecialties(some(SPECIALTIES).stream().filter(s -> !s.isEmpty()).toList())
                .setSegments(some(SEGMENTS))
                .build())
        .build();
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** None of them half the time. */
  private <T> List<T> some(List<T> values) {
    return random.nextBoolean()
        ? List.of()
        : values.stream().filter(value -> random.nextInt(3) == 0).toList();
  }
}
