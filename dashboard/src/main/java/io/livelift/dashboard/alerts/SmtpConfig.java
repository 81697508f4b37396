package io.livelift.dashboard.alerts;

import java.util.Objects;

/**
 * The server that takes e-mails.
 *
 * @param user null where it asks for none
 * @param from the sender's address
 */
public record SmtpConfig(
    String host, int port, Security security, String user, String password, String from) {
  /** How the connection is protected. */
  public enum Security {
    NONE(25),
    /** Protected before the first mail, or nothing is sent. */
    STARTTLS(587),
    /** Protected from the beginning. */
    TLS(465);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    public int usualPort() {
      return usualPort;
    }
  }

  public SmtpConfig {
    Objects.requireNonNull(host, "alerts.smtp.host is not set.");
    Objects.requireNonNull(from, "alerts.smtp.from is not set.");
    if (user != null && password == null) {
      throw new IllegalArgumentException(
          "alerts.smtp has a user but no password: set LIVELIFT_SMTP_PASSWORD or alerts.smtp.password_file.");
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "SmtpConfig[host=%s, port=%d, security=%s, user=%s, from=%s]"
        .formatted(host, port, security, user, from);
  }
}
