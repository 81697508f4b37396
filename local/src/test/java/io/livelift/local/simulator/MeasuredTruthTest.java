package io.livelift.local.simulator;

import io.livelift.vocabulary.Breakdown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeasuredTruthTest {
  @Test
  void look() {
    for (var seed = 0; seed < 3; seed++) {
      var begin = System.nanoTime();
      var world = MeasuredWorld.of(seed, 3_000, 0.06, Duration.ofDays(4));
      System.out.println((System.nanoTime() - begin) / 1e9);
      for (var campaign : world.campaigns()) {
        System.out.println(
            campaign.definition().getCampaignId()
                + " "
                + world.trueLift(campaign)
                + " "
                + world.caused(campaign)
                + world.nation(campaign, Breakdown.ARM)
                + world.nation(campaign, Breakdown.NONE));
      }
    }
  }
}
