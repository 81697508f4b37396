package io.livelift.bench.load;

import io.livelift.contract.Physician;
import io.livelift.contract.Tier;
import io.livelift.local.simulator.Census;
import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The physicians by number, in few bytes each. Provinces are weighted by residents, counties within
 * one are alike.
 */
final class Physicians {
  static final List<String> SPECIALTIES =
      List.of(
          "cardiology",
          "endocrinology",
          "oncology",
          "respiratory medicine",
          "general practice",
          "paediatrics");

  private static final Instant PROFILES_FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final List<String> SEGMENTS =
      List.of("high potential", "opinion leader", "digital first");
  private static final double[] SEGMENT_SHARES = {0.2, 0.05, 0.4};

  /** Cumulated, of a hundred. */
  private static final int[] TIERS = {35, 65, 80, 97, 100};

  private static final int[] SPECIALTY_SHARES = {20, 38, 53, 67, 92, 100};
  private static final double CONSENT = 0.95;
  private static final int TIER_BITS = 3;
  private static final int TIER_MASK = 7;

  private final List<String> counties = new ArrayList<>();
  private final List<byte[]> countyBytes = new ArrayList<>();
  private final short[] county;
  private final byte[] tierAndSpecialty;
  private final byte[] segments;
  private final boolean[] consent;

  Physicians(long seed, int size) {
    county = new short[size];
    tierAndSpecialty = new byte[size];
    segments = new byte[size];
    consent = new boolean[size];
    var draw = provinces();
    var random = new SplittableRandom(seed);
    for (var i = 0; i < size; i++) {
      var province = draw.floorEntry(random.nextInt(draw.lastKey())).getValue();
      county[i] = province[random.nextInt(province.length)];
      tierAndSpecialty[i] =
          (byte)
              (index(TIERS, random.nextInt(100))
                  | index(SPECIALTY_SHARES, random.nextInt(100)) << TIER_BITS);
      for (var s = 0; s < SEGMENT_SHARES.length; s++) {
        segments[i] |= (byte) (random.nextDouble() < SEGMENT_SHARES[s] ? 1 << s : 0);
      }
      consent[i] = random.nextDouble() < CONSENT;
    }
  }

  int size() {
    return county.length;
  }

  byte[] region(int physician) {
    return countyBytes.get(county[physician]);
  }

  int tier(int physician) {
    return tierAndSpecialty[physician] & TIER_MASK;
  }

  int specialty(int physician) {
    return tierAndSpecialty[physician] >> TIER_BITS;
  }

  boolean hasConsent(int physician) {
    return consent[physician];
  }

  Physician profile(int physician) {
    var names = new ArrayList<String>();
    for (var s = 0; s < SEGMENT_SHARES.length; s++) {
      if ((segments[physician] & 1 << s) != 0) {
        names.add(SEGMENTS.get(s));
      }
    }
    return Physician.newBuilder()
        .setPhysicianId(PhysicianIds.text(physician))
        .setVersion(1)
        .setEffectiveFrom(PROFILES_FROM)
        .setRegion(counties.get(county[physician]))
        .setTier(Tier.values()[tier(physician)])
        .setSpecialty(SPECIALTIES.get(specialty(physician)))
        .setSegments(names)
        .setConsent(hasConsent(physician))
        .build();
  }

  /** Numbers of the counties of each province, by the cumulated residents before it. */
  private TreeMap<Integer, short[]> provinces() {
    var byProvince = new HashMap<String, List<Short>>();
    for (var path : RegionNames.bundled().paths()) {
      if (RegionPath.level(path) == 3) {
        byProvince
            .computeIfAbsent(RegionPath.cut(path, 1), key -> new ArrayList<>())
            .add((short) counties.size());
        counties.add(path);
        countyBytes.add(path.getBytes(StandardCharsets.UTF_8));
      }
    }
    var draw = new TreeMap<Integer, short[]>();
    var upTo = 0;
    for (var province : Census.RESIDENTS.entrySet()) {
      var numbers = byProvince.get(province.getKey());
      var array = new short[numbers.size()];
      for (var i = 0; i < array.length; i++) {
        array[i] = numbers.get(i);
      }
      draw.put(upTo, array);
      upTo += province.getValue();
    }
    draw.put(upTo, draw.lastEntry().getValue());
    return draw;
  }

  private static int index(int[] cumulated, int of100) {
    var i = 0;
    while (of100 >= cumulated[i]) {
      i++;
    }
    return i;
  }
}
