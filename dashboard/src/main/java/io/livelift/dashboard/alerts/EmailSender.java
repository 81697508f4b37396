package io.livelift.dashboard.alerts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;

/** Sends plain text by SMTP. */
final class EmailSender implements Sender {
  private static final String TIMEOUT_MS = "10000";

  private final SmtpConfig config;
  private final Session session;

  EmailSender(SmtpConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config), authenticator(config));
  }

  @Override
  public void send(Message message) throws NotDeliveredException {
    try {
      var mail = new Numbered(session, message.messageNo(), config.from());
      mail.setFrom(new InternetAddress(config.from()));
      mail.setRecipient(
          jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.target()));
      mail.setSubject(message.subject(), "UTF-8");
      mail.setText(message.body(), "UTF-8");
      mail.setSentDate(new Date());
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.saveChanges();
      Transport.send(mail);
    } catch (AddressException e) {
      throw new NotDeliveredException("That is no e-mail address.", true);
    } catch (SendFailedException e) {
      throw new NotDeliveredException("The mail server refused the receiver.", false);
    } catch (AuthenticationFailedException e) {
      throw new NotDeliveredException(
          "The mail server refused the sign-in: check alerts.smtp.", false);
    } catch (MessagingException e) {
      throw new NotDeliveredException(
          "The mail server %s:%d did not take the message.".formatted(config.host(), config.port()),
          false);
    }
  }

  private static Properties properties(SmtpConfig config) {
    var properties = new Properties();
    properties.setProperty("mail.smtp.host", config.host());
    properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.auth", Boolean.toString(config.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (config.security()) {
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }

  private static Authenticator authenticator(SmtpConfig config) {
    return config.user() == null
        ? null
        : new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(config.user(), config.password());
          }
        };
  }

  /** A repeat has the same Message-ID, so that mail programs show it once. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, long messageNo, String from) {
      super(session);
      this.id = "<alert-" + messageNo + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
