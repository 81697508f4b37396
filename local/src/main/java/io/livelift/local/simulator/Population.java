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
 * The people of the simulated world. Provinces are weighted by their residents; counties within one
 * are alike.
 */
final class Population {
  static final int PATIENTS = 2_000_000;

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
    Census.RESIDENTS.forEach(provinces::add);
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
