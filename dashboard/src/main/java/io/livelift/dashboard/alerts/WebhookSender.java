package io.livelift.dashboard.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON, signed: header {@code X-Livelift-Signature: t=SECONDS,v1=HEX}, where HEX is the
 * HMAC-SHA256 of {@code SECONDS.BODY} under the configured secret. Follows no redirect.
 */
final class WebhookSender implements Sender {
  static final String SIGNATURE = "X-Livelift-Signature";

  /** The same in every attempt, so that a receiver knows a repeat. */
  static final String DELIVERY = "X-Livelift-Delivery";

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final int GONE = 410;
  private static final String ALGORITHM = "HmacSHA256";

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String secret;
  private final WebhookAddress addresses;
  private final Duration patience;

  WebhookSender(String secret, WebhookAddress addresses) {
    this(secret, addresses, ANSWERING);
  }

  /**
   * @param patience for the whole of an answer
   */
  WebhookSender(String secret, WebhookAddress addresses, Duration patience) {
    this.secret = secret;
    this.addresses = addresses;
    this.patience = patience;
  }

  @Override
  public void send(Message message) throws NotDeliveredException {
    var uri = URI.create(message.target());
    check(uri.getHost());
    var now = Instant.now().getEpochSecond();
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Livelift")
            .header(DELIVERY, Long.toString(message.messageNo()))
            .header(SIGNATURE, "t=" + now + ",v1=" + signature(secret, now, message.body()))
            .POST(BodyPublishers.ofString(message.body()))
            .build();
    answered(statusOf(request));
  }

  /** The timeout of a request is over with the answer's head; its body can be endless. */
  private int statusOf(HttpRequest request) throws NotDeliveredException {
    var answer = http.sendAsync(request, BodyHandlers.discarding());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (ExecutionException e) {
      throw new NotDeliveredException("The webhook was not reached.", false);
    } catch (TimeoutException e) {
      throw new NotDeliveredException("The webhook did not end its answer in time.", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDeliveredException("The dashboard stopped meanwhile.", false);
    } finally {
      answer.cancel(true);
    }
  }

  static String signature(String secret, long seconds, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + ".", e);
    }
  }

  /**
   * Asks for the addresses just before connecting; Java keeps them for half a minute, so it
   * connects to one of those that were checked.
   */
  private void check(String host) throws NotDeliveredException {
    try {
      for (var address : InetAddress.getAllByName(unbracketed(host))) {
        if (!addresses.isAllowed(host, address)) {
          throw new NotDeliveredException(
              "The webhook's address is inside a private network: name its host in alerts.internal_hosts if that is meant.",
              true);
        }
      }
    } catch (UnknownHostException e) {
      throw new NotDeliveredException("The webhook's host is not known.", false);
    }
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static void answered(int status) throws NotDeliveredException {
    if (status / 100 != 2) {
      throw new NotDeliveredException(
          status / 100 == 3
              ? "The webhook answered with a redirect, which is not followed."
              : "The webhook answered with status " + status + ".",
          status == GONE);
    }
  }
}
