package io.livelift.local.simulator;

import io.livelift.contract.Tier;
import io.livelift.local.simulator.Dice.Purpose;
import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The people of the simulated world. Provinces are weighted by the residents that China's census of
 * 2020 counted (in 100,000), which has mainland provinces only; counties within one are alike.
 */
final class Population {
  static final int PATIENTS = 2_000_000;

  private static final Map<String, Integer> RESIDENTS =
      Map.ofEntries(
          Map.entry("11", 219),
          Map.entry("12", 139),
          Map.entry("13", 746),
          Map.entry("14", 349),
          Map.entry("15", 240),
          Map.entry("21", 426),
          Map.entry("22", 241),
          Map.entry("23", 319),
          Map.entry("31", 249),
          Map.entry("32", 847),
          Map.entry("33", 646),
          Map.entry("34", 610),
          Map.entry("35", 415),
          Map.entry("36", 452),
          Map.entry("37", 1015),
          Map.entry("41", 994),
          Map.entry("42", 578),
          Map.entry("43", 664),
          Map.entry("44", 1260),
          Map.entry("45", 501),
          Map.entry("46", 101),
          Map.entry("50", 321),
          Map.entry("51", 837),
          Map.entry("52", 386),
          Map.entry("53", 472),
          Map.entry("54", 36),
          Map.entry("61", 395),
          Map.entry("62", 250),
          Map.entry("63", 59),
          Map.entry("64", 72),
          Map.entry("65", 259));

  private static final Weighted<Tier> TIERS =
      new Weighted<Tier>()
          .add(Tier.TERTIARY, 35)
          .add(Tier.SECONDARY, 30)
          .add(Tier.PRIMARY, 15)
          .add(Tier.COMMUNITY, 17)
          .add(Tier.UNKNOWN, 3);

  private static final Weighted<String> SPECIALTIES =
      new Weighted<String>()
          .add("cardiology", 20)
          .add("endocrinology", 18)
          .add("oncology", 14)
          .add("respiratory medicine", 14)
          .add("general practice", 24)
          .add("paediatrics", 8)
          .add("", 2);

  private final long seed;
  private final Weighted<String> provinces = new Weighted<>();
  private final Map<String, List<String>> counties = new HashMap<>();
  private final List<SimulatedPhysician> physicians = new ArrayList<>();

  Population(long seed, int size) {
    this.seed = seed;
    RESIDENTS.keySet().stream()
        .sorted()
        .forEach(province -> provinces.add(province, RESIDENTS.get(province)));
    for (var path : RegionNames.bundled().paths()) {
      if (RegionPath.level(path) == 3) {
        counties.computeIfAbsent(RegionPath.cut(path, 1), key -> new ArrayList<>()).add(path);
      }
    }
    for (var i = 0; i < size; i++) {
      physicians.add(physician(i));
    }
  }

  List<SimulatedPhysician> physicians() {
    return physicians;
  }

  String patientId(int patient) {
    return "T%07d".formatted(patient);
  }

  String patientRegion(int patient) {
    return region(Dice.of(seed, Purpose.PATIENT, patient, 0));
  }

  /** The physician whom a patient always sees. */
  SimulatedPhysician physicianOf(int patient) {
    return Dice.of(seed, Purpose.PATIENT, patient, 1).oneOf(physicians);
  }

  private SimulatedPhysician physician(int number) {
    var dice = Dice.of(seed, Purpose.PHYSICIAN, number, 0);
    var segments = new ArrayList<String>();
    if (dice.chance(0.2)) {
      segments.add("high potential");
    }
    if (dice.chance(0.05)) {
      segments.add("opinion leader");
    }
    if (dice.chance(0.4)) {
      segments.add("digital first");
    }
    return new SimulatedPhysician(
        "P%06d".formatted(number),
        dice.chance(0.01) ? null : region(dice),
        TIERS.draw(dice),
        SPECIALTIES.draw(dice),
        List.copyOf(segments),
        dice.chance(0.92),
        dice.chance(0.98));
  }

  private String region(Dice dice) {
    return dice.oneOf(counties.get(provinces.draw(dice)));
  }
}
