package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.views.Stamp;
import io.livelift.dashboard.wording.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the page of alerts shows. Serialized as it is into the API.
 *
 * @param channels those that this dashboard can tell by
 * @param newestNotice from which on a browser tells
 */
public record AlertsView(
    @JsonUnwrapped Stamp stamp,
    List<Kind> kinds,
    Set<Channel> channels,
    List<AlertRule> rules,
    List<AlertFiring> firings,
    @JsonProperty("newest_notice") long newestNotice) {
  private static final int FIRINGS_SHOWN = 200;

  /** What can be watched, with the thresholds that make sense. */
  public record Kind(
      AlertKind id, String unit, AlertKind.Range threshold, Sentence name, Sentence sentence) {
    static Kind of(AlertKind kind) {
      return new Kind(
          kind,
          kind.unit().name().toLowerCase(Locale.ROOT),
          kind.range(),
          kind.title(),
          kind.meaning());
    }
  }

  /**
   * All that may be seen in a transaction.
   *
   * @param withReceivers whether the reader may set rules, and so may see where messages go: the
   *     address of a webhook is often a secret, those of e-mails are people's
   */
  public static AlertsView of(
      Connection connection, AlertConfig config, Stamp stamp, boolean withReceivers)
      throws SQLException {
    var rules = AlertStore.rules(connection);
    var firings = AlertStore.firings(connection, FIRINGS_SHOWN);
    return new AlertsView(
        stamp,
        Arrays.stream(AlertKind.values()).map(Kind::of).toList(),
        config.channels(),
        withReceivers ? rules : rules.stream().map(AlertRule::withoutReceivers).toList(),
        withReceivers ? firings : firings.stream().map(AlertFiring::withoutReceivers).toList(),
        AlertStore.newestNotice(connection));
  }
}
