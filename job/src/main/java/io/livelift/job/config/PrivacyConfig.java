package io.livelift.job.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * How small groups are protected.
 *
 * @param smallestGroup how many people a number about prescribing must rest on to be published; at
 *     least {@value #LOWEST}, or {@link #NOTHING_WITHHELD}, which no configuration file may say
 */
public record PrivacyConfig(int smallestGroup) implements Serializable {
  /** Every number is published. For tests and for replays of data that is public anyway. */
  public static final int NOTHING_WITHHELD = 1;

  private static final int LOWEST = 5;
  private static final int DEFAULT = 11;

  public PrivacyConfig {
    if (smallestGroup < LOWEST && smallestGroup != NOTHING_WITHHELD) {
      throw new IllegalArgumentException("smallest_group must be at least " + LOWEST);
    }
  }

  @JsonCreator
  static PrivacyConfig of(@JsonProperty("smallest_group") Integer smallestGroup) {
    if (smallestGroup != null && smallestGroup == NOTHING_WITHHELD) {
      throw new IllegalArgumentException("smallest_group must be at least " + LOWEST);
    }
    return new PrivacyConfig(smallestGroup == null ? DEFAULT : smallestGroup);
  }

  public static PrivacyConfig defaults() {
    return new PrivacyConfig(DEFAULT);
  }

  /** Whether anything is withheld. */
  public boolean withholds() {
    return smallestGroup != NOTHING_WITHHELD;
  }
}
