package io.livelift.dashboard.alerts;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.views.CampaignsView;
import io.livelift.dashboard.views.Phase;
import io.livelift.dashboard.views.Reached;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what rules are judged by, all of one frame. */
final class FactsReader {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Snapshot snapshot;
  private final Instant now;
  private final long newestAlarm;
  private final String alarmSentence;
  private Map<String, CampaignsView.Card> cards;

  FactsReader(Snapshot snapshot, Instant now, long newestAlarm, String alarmSentence) {
    this.snapshot = snapshot;
    this.now = now;
    this.newestAlarm = newestAlarm;
    this.alarmSentence = alarmSentence;
  }

  AlertFacts of(CampaignRow campaign) throws SQLException {
    var frame = snapshot.frame();
    var card = cards().get(campaign.campaignId());
    return new AlertFacts(
        now,
        frame.map(AppliedFrame::committedAt).orElse(null),
        card == null ? null : pace(card.phase(), card.reach()),
        card == null ? null : pace(card.phase(), card.conversions()),
        week(campaign),
        newestAlarm,
        alarmSentence,
        frame.map(FactsReader::unbalanced).orElse(List.of()));
  }

  private static List<String> unbalanced(AppliedFrame frame) {
    return frame.topics().stream()
        .filter(topic -> !topic.identityHolds())
        .map(AppliedFrame.Topic::topic)
        .toList();
  }

  /** The forecasts of all campaigns, the same that the pages show. */
  private Map<String, CampaignsView.Card> cards() throws SQLException {
    if (cards == null) {
      cards =
          CampaignsView.of(snapshot).campaigns().stream()
              .collect(Collectors.toMap(CampaignsView.Card::campaignId, Function.identity()));
    }
    return cards;
  }

  private static AlertFacts.Pace pace(Phase phase, Reached count) {
    if (phase != Phase.IN_FLIGHT || count.goal() == null || count.value() == null) {
      return null;
    }
    if (count.value() >= count.goal()) {
      return new AlertFacts.Pace(count.value(), count.value(), count.value(), count.goal());
    }
    var pace = count.pace();
    return pace.projected() == null
        ? null
        : new AlertFacts.Pace(count.value(), pace.projected(), pace.high(), count.goal());
  }

  /** Hours that are told on both sides; one that is not published at all may be withheld too. */
  private AlertFacts.Week week(CampaignRow campaign) throws SQLException {
    var end = now.truncatedTo(ChronoUnit.HOURS);
    var start = end.minus(DAY);
    if (campaign.startsAt() == null || start.minus(WEEK).isBefore(campaign.startsAt())) {
      return null;
    }
    var last = hours(campaign, start, end);
    var before = hours(campaign, start.minus(WEEK), end.minus(WEEK));
    long conversionsNow = 0;
    long conversionsBefore = 0;
    for (var hour : last.entrySet()) {
      var same = before.get(hour.getKey() - WEEK.toMillis());
      if (isTold(hour.getValue()) && isTold(same)) {
        conversionsNow += hour.getValue().get(Measure.CONVERSIONS);
        conversionsBefore += same.get(Measure.CONVERSIONS);
      }
    }
    return new AlertFacts.Week(conversionsNow, conversionsBefore);
  }

  private static boolean isTold(Measures measures) {
    return measures != null && !measures.isWithheld(Measure.CONVERSIONS);
  }

  private Map<Long, Measures> hours(CampaignRow campaign, Instant from, Instant to)
      throws SQLException {
    Map<Long, Measures> hours = new HashMap<>();
    var query =
        new CellQuery(
            campaign.campaignNo(),
            Granularity.HOUR,
            Breakdown.NONE,
            RegionPath.NATION,
            null,
            from.toEpochMilli(),
            to.toEpochMilli());
    for (var cell : snapshot.cells(query)) {
      hours.put(cell.windowStart(), cell.measures());
    }
    return hours;
  }
}
