package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.attribution.Attribution;
import io.livelift.dashboard.lift.Lift;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Figures;
import io.livelift.dashboard.metrics.Maturity;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.AlarmRow;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.vocabulary.RegionNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the API answers, field by field as the OpenAPI document says. */
final class Answers {
  private Answers() {}

  /**
   * @param epoch null before the first frame
   */
  record Stamp(
      Long frame,
      Long epoch,
      @JsonProperty("committed_at") Instant committedAt,
      @JsonProperty("served_at") Instant servedAt) {
    static Stamp of(AppliedFrame frame) {
      return frame == null
          ? new Stamp(null, null, null, Instant.now())
          : new Stamp(frame.frame(), frame.epoch(), frame.committedAt(), Instant.now());
    }
  }

  record Campaigns(List<CampaignRow> campaigns) {}

  record Cells(Long epoch, @JsonProperty("committed_at") Instant committedAt, List<Cell> cells) {}

  record Cell(
      @JsonProperty("window_start") Instant windowStart,
      String region,
      String breakdown,
      String value,
      boolean suppressed,
      @JsonProperty("final") boolean isFinal,
      Map<String, Long> measures) {}

  record Summary(
      Long frame,
      Long epoch,
      @JsonProperty("committed_at") Instant committedAt,
      @JsonProperty("served_at") Instant servedAt,
      CampaignRow campaign,
      String region,
      String phase,
      Figures total,
      List<Frequency> frequency,
      List<Day> days,
      List<Part> channels,
      List<RegionPart> regions,
      List<AppliedFrame.Topic> topics) {}

  record Frequency(String measure, String times, long people) {}

  /**
   * @param reachToDate new reach of all days up to this one
   * @param unfinished the day is not over; what it shows will grow
   */
  record Day(
      String date,
      @JsonProperty("window_start") Instant windowStart,
      boolean unfinished,
      @JsonProperty("reach_to_date") long reachToDate,
      Figures figures) {}

  record Part(String value, Figures figures) {}

  record RegionPart(String region, Name name, Figures figures) {}

  record Name(String en, String zh) {
    /** What a region is called; one that the dictionary does not know by its last level. */
    static Name ofRegion(String path) {
      var names = RegionNames.bundled();
      return new Name(names.name(path, Locale.ENGLISH), names.name(path, Locale.CHINESE));
    }
  }

  record LiftOfRegion(
      @JsonUnwrapped Stamp stamp,
      @JsonProperty("campaign_id") String campaignId,
      String region,
      String currency,
      @JsonProperty("currency_digits") int currencyDigits,
      Lift lift) {}

  record AttributionOfRegion(
      @JsonUnwrapped Stamp stamp,
      @JsonProperty("campaign_id") String campaignId,
      String region,
      Attribution attribution) {}

  /**
   * @param maturity null before the first frame or while the campaign's definition is not known
   */
  record MaturityOfRegion(
      @JsonUnwrapped Stamp stamp,
      @JsonProperty("campaign_id") String campaignId,
      String region,
      @JsonProperty("attribution_window_days") Integer attributionWindowDays,
      Maturity maturity) {}

  /**
   * @param people by measure; those that may be told
   * @param events by measure; those that may be told
   * @param offsets the input that the epoch covers
   */
  record Explanation(
      @JsonUnwrapped Stamp stamp,
      @JsonProperty("campaign_id") String campaignId,
      String granularity,
      @JsonProperty("window_start") Instant windowStart,
      String region,
      String breakdown,
      String value,
      boolean suppressed,
      @JsonProperty("final") boolean isFinal,
      Map<String, Long> people,
      Map<String, Long> events,
      List<String> withheld,
      List<Offsets> offsets) {}

  /**
   * @param nextOffsets by partition: every record below is covered
   */
  record Offsets(String topic, @JsonProperty("next_offsets") Map<Integer, Long> nextOffsets) {}

  record Regions(List<Region> regions) {}

  record Region(String path, String en, String zh) {
    /** All that have a name of their own. */
    static List<Region> all() {
      return RegionNames.bundled().paths().stream().map(Region::of).toList();
    }

    private static Region of(String path) {
      var name = Name.ofRegion(path);
      return new Region(path, name.en(), name.zh());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Word(String id, Name name, Name sentence, String unit, String family) {}

  record BreakdownWord(String id, Name name, Name sentence, Map<String, Name> values) {}

  record GranularityWord(String id, Map<String, Integer> levels) {}

  record Level(int level, Name name) {}

  record ModelWord(String id, Name name, Name sentence) {}

  record Vocabulary(
      List<Word> measures,
      List<Word> metrics,
      List<Word> statistics,
      List<ModelWord> models,
      List<BreakdownWord> breakdowns,
      List<GranularityWord> granularities,
      List<Level> levels) {}

  record Health(
      String status,
      SinkHealth.Phase phase,
      String problem,
      Instant since,
      Long epoch,
      @JsonProperty("committed_at") Instant committedAt,
      @JsonProperty("served_at") Instant servedAt,
      int readers,
      List<AlarmRow> alarms) {}
}
