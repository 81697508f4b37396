package io.livelift.dashboard.alerts;

/**
 * A message to the outside.
 *
 * @param messageNo the same however often it is tried
 * @param target a URL or an e-mail address
 * @param subject of an e-mail; for a webhook the kind of message
 */
record Message(
    long messageNo, Channel channel, String target, String subject, String body, int attempts) {}
