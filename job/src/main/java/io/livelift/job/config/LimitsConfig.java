package io.livelift.job.config;

import java.io.Serializable;

/**
 * What bounds memory.
 *
 * @param recordBytes a longer value is rejected
 * @param eventsPerPerson views, and apart from them prescriptions, that are kept for one person;
 *     further ones are rejected as OVER_LIMIT
 * @param bundlePersons of how many persons a task holds the records before it changes their
 *     journeys
 * @param combinedCells how many cells a task sums before it sends them on
 */
public record LimitsConfig(
    Integer recordBytes, Integer eventsPerPerson, Integer bundlePersons, Integer combinedCells)
    implements Serializable {

  public LimitsConfig {
    recordBytes = recordBytes == null ? 65_536 : recordBytes;
    eventsPerPerson = eventsPerPerson == null ? 50_000 : eventsPerPerson;
    bundlePersons = bundlePersons == null ? 50_000 : bundlePersons;
    combinedCells = combinedCells == null ? 200_000 : combinedCells;
    if (recordBytes < 1 || eventsPerPerson < 1 || bundlePersons < 1 || combinedCells < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }

  static LimitsConfig defaults() {
    return new LimitsConfig(null, null, null, null);
  }
}
