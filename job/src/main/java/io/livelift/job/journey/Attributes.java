package io.livelift.job.journey;

import java.util.List;

/**
 * A person's attributes within one campaign: fixed for the whole flight.
 *
 * @param region a region path of at least one level
 * @param consent false where there is no profile
 */
record Attributes(
    String region, String tier, String specialty, List<String> segments, boolean consent) {}
