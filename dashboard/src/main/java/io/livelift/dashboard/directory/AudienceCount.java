package io.livelift.dashboard.directory;

import java.util.Map;

/**
 * How many people an audience has, by the profiles that hold when a flight starts.
 *
 * @param known people with a profile
 * @param members those in the audience
 * @param withoutConsent those who would be in it, had they consented
 * @param membersByProvince by the first level of the region, {@code UNKNOWN} where none is known
 */
public record AudienceCount(
    long known, long members, long withoutConsent, Map<String, Long> membersByProvince) {}
