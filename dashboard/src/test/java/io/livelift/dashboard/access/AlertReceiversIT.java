package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The address of a webhook is often a secret, and it stands in what anybody may read. */
class AlertReceiversIT {
  private static final String URL = "https://hooks.example/services/T0/secret";

  @Test
  void onlyWhoMaySetRulesSeesWhereMessagesGo() throws Exception {
    try (var staff = new Staff()) {
      staff.add("ma", Role.MANAGER, "spring");
      staff.add("vi", Role.VIEWER, "spring");
      staff
          .store()
          .transactions()
          .carryOut(
              connection -> {
                try (var insert = connection.createStatement()) {
                  insert.execute(
                      """
                      insert into alert_rule (campaign_no, kind, threshold, channels, webhook_url,
                                              email_to, language, made_by)
                      select campaign_no, 'DATA_STALE', 60, '{WEBHOOK}', '%s', '{li@example.com}',
                             'en', 'ma'
                      from campaign where campaign_id = 'spring'
                      """
                          .formatted(URL));
                  insert.execute(
                      """
                      insert into alert_firing (rule_no, campaign_no, kind, threshold, raised_at,
                                                sentence_en, sentence_zh)
                      select rule_no, campaign_no, kind, threshold, now(), 'Stale.', '陈旧。'
                      from alert_rule
                      """);
                  insert.execute(
                      """
                      insert into alert_message (firing_no, campaign_no, channel, target, subject,
                                                 body, problem)
                      select firing_no, campaign_no, 'WEBHOOK', '%s', '', '', 'Not reached.'
                      from alert_firing
                      """
                          .formatted(URL));
                }
              });
      assertThat(staff.signedIn("ma").send("GET", "views/alerts", null).body())
          .contains("\"webhook_url\":\"" + URL, "li@example.com", URL + ": Not reached.");
      assertThat(staff.signedIn("vi").send("GET", "views/alerts", null).body())
          .contains("DATA_STALE", "Stale.")
          .doesNotContain("secret", "li@example.com");
    }
  }
}
