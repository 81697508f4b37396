package io.livelift.local.simulator;

import io.livelift.contract.Tier;
import java.util.List;

/** A physician of the simulated world; one without a profile is unknown to the product. */
record SimulatedPhysician(
    String id,
    String region,
    Tier tier,
    String specialty,
    List<String> segments,
    boolean consent,
    boolean hasProfile) {}
