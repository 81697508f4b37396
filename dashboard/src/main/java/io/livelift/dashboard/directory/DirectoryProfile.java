package io.livelift.dashboard.directory;

import io.livelift.contract.Physician;
import io.livelift.rules.PhysicianRules;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import io.livelift.vocabulary.RegionPath;
import java.util.List;

/**
 * A version of a profile, without the id.
 *
 * @param person see {@link PersonHash}
 * @param effectiveFrom epoch milliseconds
 * @param region a path, {@code UNKNOWN} where none is known
 */
record DirectoryProfile(
    long person,
    long effectiveFrom,
    long version,
    boolean consent,
    String region,
    String tier,
    String specialty,
    List<String> segments) {

  /**
   * What is kept of a record.
   *
   * @throws RejectedException if the job rejects it
   */
  static DirectoryProfile of(Physician physician, PersonHash hash) throws RejectedException {
    PhysicianRules.check(physician);
    var region = Rules.region(physician.getRegion());
    return new DirectoryProfile(
        hash.of(physician.getPhysicianId()),
        physician.getEffectiveFrom().toEpochMilli(),
        physician.getVersion(),
        physician.getConsent(),
        region == null ? RegionPath.UNKNOWN : region,
        physician.getTier().name(),
        storable(physician.getSpecialty()),
        List.copyOf(physician.getSegments()));
  }

  /** Postgres cannot store NUL. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
