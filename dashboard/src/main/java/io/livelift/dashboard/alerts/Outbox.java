package io.livelift.dashboard.alerts;

import io.livelift.dashboard.alerts.Sender.NotDeliveredException;
import io.livelift.dashboard.store.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits. A message is marked only after it was sent, so it is sent once at least. */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /**
   * Rules are judged on the same thread: a receiver that is slow must not hold them up for long.
   */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** With the pauses that grow, somewhat more than a day. */
  private static final int MOST_ATTEMPTS = 32;

  private final Transactions transactions;
  private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
  private final Duration firstPause;

  Outbox(Transactions transactions, AlertConfig config) {
    this(transactions, senders(config), Duration.ofSeconds(10));
  }

  Outbox(Transactions transactions, Map<Channel, Sender> senders, Duration firstPause) {
    this.transactions = transactions;
    this.senders.putAll(senders);
    this.firstPause = firstPause;
  }

  private static Map<Channel, Sender> senders(AlertConfig config) {
    var senders = new EnumMap<Channel, Sender>(Channel.class);
    if (config.webhookSecret() != null) {
      senders.put(
          Channel.WEBHOOK,
          new WebhookSender(config.webhookSecret(), new WebhookAddress(config.internalHosts())));
    }
    if (config.smtp() != null) {
      senders.put(Channel.EMAIL, new EmailSender(config.smtp()));
    }
    return senders;
  }

  /** Sends what is due by now, or some of it: the rest is sent next time. */
  void send() throws SQLException {
    var began = System.nanoTime();
    Set<Long> tried = new HashSet<>();
    Optional<Message> due;
    do {
      // One by one, so that none waits for its turn until others may take it, too.
      due = transactions.own(connection -> OutboxStore.take(connection, tried));
      if (due.isPresent()) {
        tried.add(due.get().messageNo());
        send(due.get());
      }
    } while (due.isPresent()
        && System.nanoTime() - began < LONGEST_ROUND.toNanos()
        && !Thread.currentThread().isInterrupted());
  }

  private void send(Message message) throws SQLException {
    try {
      deliver(message);
      transactions.carryOut(connection -> OutboxStore.sent(connection, message));
    } catch (NotDeliveredException e) {
      LOG.warn(
          "Message {} by {} was not sent: {}",
          message.messageNo(),
          message.channel(),
          e.getMessage());
      var pause = e.forGood() || message.attempts() >= MOST_ATTEMPTS ? null : pause(message);
      transactions.carryOut(
          connection -> OutboxStore.failed(connection, message, e.getMessage(), pause));
    }
  }

  private void deliver(Message message) throws NotDeliveredException {
    var sender = senders.get(message.channel());
    if (sender == null) {
      throw new NotDeliveredException("This dashboard is not configured for it.", false);
    }
    try {
      sender.send(message);
    } catch (RuntimeException e) {
      // Such as a port that no address has. The messages behind this one must not wait for it.
      LOG.error("Message {} by {} cannot be sent.", message.messageNo(), message.channel(), e);
      throw new NotDeliveredException("It cannot be sent; the log says why.", false);
    }
  }

  private Duration pause(Message message) {
    var doublings = Math.min(20, message.attempts() - 1);
    var pause = firstPause.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
