package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.vocabulary.RegionPath;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Whom a campaign targets, and who of them is held out. An empty set accepts any value.
 *
 * @param regions region paths; a physician within any of them matches
 * @param holdoutPercent 0..90
 */
public record Audience(
    Set<String> regions,
    Set<String> tiers,
    Set<String> specialties,
    Set<String> segments,
    int holdoutPercent,
    String holdoutSalt) {
  public static final String TREATED = "TREATED";
  public static final String CONTROL = "CONTROL";

  /** The arm of a physician with these attributes, or null if not in the audience. */
  String arm(String physicianId, Attributes attributes) {
    return isMember(attributes) ? armOfMember(physicianId) : null;
  }

  private boolean isMember(Attributes attributes) {
    return attributes.consent()
        && (regions.isEmpty()
            || regions.stream().anyMatch(r -> RegionPath.isWithin(attributes.region(), r)))
        && accepts(tiers, Set.of(attributes.tier()))
        && accepts(specialties, Set.of(attributes.specialty()))
        && accepts(segments, attributes.segments());
  }

  private static boolean accepts(Set<String> wanted, Collection<String> actual) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, actual);
  }

  /** The arm by murmur3_32 of the salted id (seed 0), unsigned, modulo 100. */
  String armOfMember(String physicianId) {
    var bytes = (holdoutSalt + ":" + physicianId).getBytes(UTF_8);
    var hash = Integer.toUnsignedLong(MurmurHash3.hash32x86(bytes, 0, bytes.length, 0));
    return hash % 100 < holdoutPercent ? CONTROL : TREATED;
  }
}
