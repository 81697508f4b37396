package io.livelift.dashboard.alerts;

import java.util.EnumSet;
import java.util.Set;

/**
 * How alerts are told.
 *
 * @param page where people reach the page, with a slash at its end; empty if not known
 * @param webhookSecret signs webhooks; null if none are sent
 * @param internalHosts hosts inside private networks to which webhooks may go
 * @param smtp null if no e-mails are sent
 */
public record AlertConfig(
    String page, String webhookSecret, Set<String> internalHosts, SmtpConfig smtp) {
  public AlertConfig {
    internalHosts = Set.copyOf(internalHosts);
  }

  /** In the page and by the browser alone. */
  public static AlertConfig inPage() {
    return new AlertConfig("", null, Set.of(), null);
  }

  public Set<Channel> channels() {
    var channels = EnumSet.of(Channel.BROWSER);
    if (webhookSecret != null) {
      channels.add(Channel.WEBHOOK);
    }
    if (smtp != null) {
      channels.add(Channel.EMAIL);
    }
    return channels;
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "AlertConfig[page=%s, channels=%s, internalHosts=%s, smtp=%s]"
        .formatted(page, channels(), internalHosts, smtp);
  }
}
