package io.livelift.bench.load;

import io.livelift.local.CommandException;

/**
 * What a load is made of; equal specs give equal bytes.
 *
 * @param events views and prescriptions together, repeated records included
 * @param days working days over which the events are spread
 */
public record LoadSpec(long seed, int physicians, int campaigns, long events, int days, Skew skew) {
  /** Changes whenever the same spec would give other bytes than before. */
  private static final int GENERATION = 1;

  public LoadSpec {
    requireWithin("--physicians", physicians, 1, PhysicianIds.MOST);
    requireWithin("--campaigns", campaigns, 1, 1_000);
    requireWithin("--events", events, 1, Integer.MAX_VALUE);
    requireWithin("--days", days, 1, 60);
  }

  public LoadSpec withEvents(long other) {
    return new LoadSpec(seed, physicians, campaigns, other, days, skew);
  }

  public LoadSpec withPhysicians(int other) {
    return new LoadSpec(seed, other, campaigns, events, days, skew);
  }

  public LoadSpec withCampaigns(int other) {
    return new LoadSpec(seed, physicians, other, events, days, skew);
  }

  public LoadSpec withSkew(Skew other) {
    return new LoadSpec(seed, physicians, campaigns, events, days, other);
  }

  /** A name that no other spec has. */
  public String name() {
    return "load%d-s%d-p%d-c%d-e%d-d%d-%s"
        .formatted(
            GENERATION,
            seed,
            physicians,
            campaigns,
            events,
            days,
            skew.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  private static void requireWithin(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new CommandException(
          "%s is %d: choose a number from %d to %d.".formatted(option, value, least, most));
    }
  }
}
