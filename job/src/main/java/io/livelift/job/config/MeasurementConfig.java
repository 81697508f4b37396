package io.livelift.job.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the definitions leave to those who run the job.
 *
 * @param lookBack how long a person must have been observed before their first prescription, so
 *     that they count as a new prescriber
 */
public record MeasurementConfig(Duration lookBack) implements Serializable {

  public MeasurementConfig {
    lookBack = lookBack == null ? Duration.ofDays(180) : lookBack;
    if (lookBack.isNegative() || lookBack.equals(LatenessConfig.UNBOUNDED)) {
      throw new IllegalArgumentException("look_back must be a duration of 0 or more");
    }
  }

  public static MeasurementConfig defaults() {
    return new MeasurementConfig(null);
  }
}
