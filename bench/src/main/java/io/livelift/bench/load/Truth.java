package io.livelift.bench.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.job.config.JobConfig;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load holds, counted while it was made: what the job must find.
 *
 * @param repeated records that were sent a second time
 */
public record Truth(
    long views,
    long prescriptions,
    long cancellations,
    long repeated,
    Map<String, OfCampaign> campaigns) {

  /** What the nation's cell of a whole campaign must say. */
  public record OfCampaign(
      long views, @JsonProperty("qualified_views") long qualifiedViews, long reach) {}

  /** Counts while a load is made. */
  static final class Counter {
    private static final int MOST_VIEWS = JobConfig.defaults("").limits().eventsPerPerson();

    private final List<LoadCampaign> campaigns;
    private final long[] viewsOf;
    private final long[] qualifiedOf;
    private final List<BitSet> reached = new ArrayList<>();
    private final int[] viewsBy;
    private long views;
    private long prescriptions;
    private long cancellations;
    private long repeated;

    Counter(List<LoadCampaign> campaigns, int physicians) {
      viewsBy = new int[physicians];
      this.campaigns = campaigns;
      viewsOf = new long[campaigns.size()];
      qualifiedOf = new long[campaigns.size()];
      campaigns.forEach(campaign -> reached.add(new BitSet()));
    }

    void record(Records.Kind kind) {
      if (kind == Records.Kind.VIEW) {
        views++;
      } else {
        prescriptions++;
      }
    }

    /** A view beyond the job's limit for one person is rejected, and counts nowhere. */
    void view(int campaign, int physician, boolean qualified) {
      if (viewsBy[physician]++ >= MOST_VIEWS) {
        return;
      }
      viewsOf[campaign]++;
      if (qualified) {
        qualifiedOf[campaign]++;
        reached.get(campaign).set(physician);
      }
    }

    void cancellation() {
      cancellations++;
    }

    void repeat() {
      repeated++;
    }

    Truth truth() {
      var of = new TreeMap<String, OfCampaign>();
      for (var i = 0; i < viewsOf.length; i++) {
        of.put(
            campaigns.get(i).definition().getCampaignId(),
            new OfCampaign(viewsOf[i], qualifiedOf[i], reached.get(i).cardinality()));
      }
      return new Truth(views, prescriptions, cancellations, repeated, of);
    }
  }
}
