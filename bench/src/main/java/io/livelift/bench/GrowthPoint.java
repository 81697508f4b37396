package io.livelift.bench;

import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import java.util.ArrayList;
import java.util.List;

/**
 * A load, or a way to run it, in which one thing differs.
 *
 * @param what differs
 */
record GrowthPoint(String what, String value, LoadSpec load, int parallelism) {
  private static final int[] CAMPAIGNS = {1, 10, 100};
  private static final int[] EVENTS_EACH = {10, 100, 1_000};
  private static final int[] PARALLELISM = {1, 2};
  private static final int USUAL_PARALLELISM = 2;

  static List<GrowthPoint> all(LoadSpec load) {
    var points = new ArrayList<GrowthPoint>();
    for (var campaigns : CAMPAIGNS) {
      points.add(of("campaigns", campaigns, load.withCampaigns(campaigns)));
    }
    for (var each : EVENTS_EACH) {
      var physicians = (int) Math.max(1, load.events() / each);
      points.add(of("events per physician", each, load.withPhysicians(physicians)));
    }
    for (var skew : Skew.values()) {
      points.add(of("skew", skew, load.withSkew(skew)));
    }
    for (var parallelism : PARALLELISM) {
      points.add(new GrowthPoint("parallelism", Integer.toString(parallelism), load, parallelism));
    }
    return points;
  }

  private static GrowthPoint of(String what, Object value, LoadSpec load) {
    return new GrowthPoint(what, value.toString(), load, USUAL_PARALLELISM);
  }
}
