package io.livelift.dashboard.alerts;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.FrameWorker;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import io.livelift.dashboard.wording.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges all rules after frames, at most every few seconds, and sends what is to be told. */
public final class AlertWatch implements FrameWorker.Task {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final FrameReader reader;
  private final Transactions transactions;
  private final Messages messages;
  private final Outbox outbox;
  private Instant judged = Instant.EPOCH;

  public AlertWatch(FrameReader reader, Transactions transactions, AlertConfig config) {
    this.reader = reader;
    this.transactions = transactions;
    this.messages = new Messages(config.page());
    this.outbox = new Outbox(transactions, config);
  }

  @Override
  public void afterFrame(Optional<AppliedFrame> frame) throws SQLException {
    var now = Instant.now();
    if (now.isBefore(judged.plus(PAUSE))) {
      return;
    }
    judged = now;
    judge(now);
    outbox.send();
  }

  /** What is the case for one campaign, and the campaign. */
  private record Case(CampaignRow campaign, AlertFacts facts) {}

  /** Judges all rules by the newest frame. */
  void judge(Instant now) throws SQLException {
    var rules = transactions.own(AlertStore::rules);
    if (rules.isEmpty()) {
      return;
    }
    var alarm = transactions.own(AlertStore::newestAlarm);
    var sentence =
        transactions.own(connection -> AlertStore.alarmSentence(connection, alarm)).orElse("");
    var frame =
        reader.ask(
            Viewer.everything(),
            snapshot -> {
              var cases = cases(snapshot, rules, new FactsReader(snapshot, now, alarm, sentence));
              return new Judged(snapshot.frame(), cases);
            });
    var moment =
        new AlertStore.Moment(
            now,
            frame.frame().map(AppliedFrame::frame).orElse(null),
            frame.frame().map(AppliedFrame::epoch).orElse(null));
    for (var rule : rules) {
      var known = frame.cases().get(rule.campaignNo());
      if (known != null) {
        judge(rule, known, moment);
      }
    }
  }

  private record Judged(Optional<AppliedFrame> frame, Map<Integer, Case> cases) {}

  private static Map<Integer, Case> cases(
      Snapshot snapshot, List<AlertRule> rules, FactsReader facts) throws SQLException {
    Map<Integer, Case> cases = new HashMap<>();
    for (var rule : rules) {
      if (!cases.containsKey(rule.campaignNo())) {
        var campaign = snapshot.campaign(rule.campaignId());
        if (campaign.isPresent()) {
          cases.put(rule.campaignNo(), new Case(campaign.get(), facts.of(campaign.get())));
        }
      }
    }
    return cases;
  }

  private void judge(AlertRule rule, Case known, AlertStore.Moment moment) throws SQLException {
    var judgement = AlertJudge.judge(rule.kind(), rule.threshold(), rule.memory(), known.facts());
    if (!judgement.memory().equals(rule.memory())) {
      transactions.carryOut(
          connection -> store(connection, rule, known.campaign(), moment, judgement));
    }
  }

  /** All of it in one transaction: what fires is stored together with what is to be told of it. */
  private void store(
      Connection connection,
      AlertRule rule,
      CampaignRow campaign,
      AlertStore.Moment moment,
      AlertJudge.Judgement judgement)
      throws SQLException {
    var firing = judgement.over().isPresent() ? null : rule.firing();
    if (judgement.begun().isPresent()) {
      firing = AlertStore.begin(connection, rule, moment, judgement.begun().get());
    }
    if (!AlertStore.remember(connection, rule, judgement.memory(), firing)) {
      // Another dashboard judged it, or it was removed: theirs holds.
      connection.rollback();
      return;
    }
    if (judgement.begun().isPresent()) {
      tell(connection, rule, campaign, moment, firing, false, judgement.begun().get());
    }
    if (judgement.over().isPresent()) {
      AlertStore.end(connection, rule.firing(), moment, judgement.over().get());
      tell(connection, rule, campaign, moment, rule.firing(), true, judgement.over().get());
    }
  }

  private void tell(
      Connection connection,
      AlertRule rule,
      CampaignRow campaign,
      AlertStore.Moment moment,
      long firing,
      boolean over,
      Sentence sentence)
      throws SQLException {
    if (rule.channels().contains(Channel.BROWSER)) {
      AlertStore.notice(connection, rule, firing, over, moment.at(), sentence);
    }
    OutboxStore.add(
        connection,
        rule,
        firing,
        messages.of(new Messages.News(rule, campaign, firing, over, moment, sentence)));
  }
}
