package io.livelift.bench.load;

/** How unequally events fall on physicians and campaigns. */
public enum Skew {
  /** All physicians and campaigns alike. */
  UNIFORM,
  /** The r-th busiest physician or campaign has a share that falls with the square root of r. */
  ZIPF,
  /** As ZIPF, but half of all events are of one physician. */
  ONE_PHYSICIAN,
  /** As ZIPF, but half of all events are of one campaign. */
  ONE_CAMPAIGN
}
