package io.livelift.dashboard.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.TestPostgres;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import io.livelift.vocabulary.Measure;
import jakarta.mail.Message.RecipientType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a frame to the receivers, with a real mail server, web server and Postgres. */
class DeliveryIT {
  private static final String SECRET = "a secret of webhooks";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int DAYS = 30;

  /** The flight is half over. */
  private static final LocalDate FIRST = LocalDate.now(ZONE).minusDays(DAYS);

  private static final Instant START = FIRST.atStartOfDay(ZONE).toInstant();
  private static final Instant NOW = Instant.now();

  private final StoreConfig store = TestPostgres.newDatabase();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  private GreenMail mails;
  private HttpServer hooks;
  private PostgresFrames frames;
  private FrameReader reader;
  private Transactions transactions;
  private int campaignNo;

  private record Received(String signature, String delivery, String body) {}

  @BeforeEach
  void start() throws SQLException, IOException {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    hooks = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    hooks.createContext("/", this::receive);
    hooks.start();
    frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    frames.define(List.of(MadeUp.campaign("spring", 1, "Spring", START)), Map.of());
    reader = new FrameReader(store);
    transactions = new Transactions(store);
    reach(1, 1000);
    campaignNo =
        reader.ask(Viewer.everything(), s -> s.campaign("spring").orElseThrow().campaignNo());
  }

  @AfterEach
  void stop() {
    transactions.close();
    reader.close();
    frames.close();
    hooks.stop(0);
    mails.stop();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            headers.getFirst(WebhookSender.SIGNATURE),
            headers.getFirst(WebhookSender.DELIVERY),
            body));
    var status = answers.isEmpty() ? 204 : answers.remove(0);
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** So many people in all, as many new ones on each day that is over. */
  private AppliedFrame reach(long epoch, long people) throws SQLException {
    List<Cell> cells = new ArrayList<>();
    cells.add(MadeUp.cell(MadeUp.toDate("spring", START, ""), Map.of(Measure.REACH, people)));
    for (var i = 0; i < DAYS; i++) {
      var day = FIRST.plusDays(i).atStartOfDay(ZONE).toInstant();
      cells.add(
          MadeUp.cell(MadeUp.day("spring", day, ""), Map.of(Measure.NEW_REACH, people / DAYS)));
    }
    return frames.apply(MadeUp.frame(epoch, cells, 1000));
  }

  private AlertConfig config(Set<String> internalHosts) {
    return new AlertConfig(
        "https://livelift.example/",
        SECRET,
        internalHosts,
        new SmtpConfig(
            "127.0.0.1",
            mails.getSmtp().getPort(),
            SmtpConfig.Security.NONE,
            null,
            null,
            "livelift@example.com"));
  }

  private AlertWatch watch(Set<String> internalHosts) {
    return new AlertWatch(reader, transactions, config(internalHosts));
  }

  private Outbox outbox(Set<String> internalHosts) {
    return new Outbox(
        transactions,
        Map.of(
            Channel.WEBHOOK,
            new WebhookSender(SECRET, new WebhookAddress(internalHosts)),
            Channel.EMAIL,
            new EmailSender(config(internalHosts).smtp())),
        Duration.ZERO);
  }

  private void rule(Set<Channel> channels) throws SQLException {
    rule(channels, "http://127.0.0.1:" + hooks.getAddress().getPort() + "/hook");
  }

  private void rule(Set<Channel> channels, String url) throws SQLException {
    var filled =
        new AlertForm.Filled(
            AlertKind.REACH_BEHIND_PACE, 0.9, channels, url, List.of("may@example.com"), "zh");
    transactions.own(connection -> AlertStore.add(connection, campaignNo, filled, "may"));
  }

  private List<AlertFiring> firings() throws SQLException {
    return transactions.own(connection -> AlertStore.firings(connection, 10));
  }

  @Test
  void aGoalBehindPaceIsToldEverywhereAndItsEndToo() throws Exception {
    rule(Set.of(Channel.BROWSER, Channel.WEBHOOK, Channel.EMAIL));
    var watch = watch(Set.of("127.0.0.1"));
    watch.judge(NOW);
    outbox(Set.of("127.0.0.1")).send();

    var firing = firings().get(0);
    assertThat(firing.raisedEpoch()).isEqualTo(1);
    assertThat(firing.sentence().en())
        .startsWith("Reach is behind pace: 1,000 people so far, about ")
        .endsWith("% of the goal of 5,000.");
    assertThat(received).hasSize(1);
    var body = JsonMapper.builder().build().readTree(received.get(0).body());
    assertThat(body.path("type").asText()).isEqualTo("alert.firing");
    assertThat(body.path("page").asText())
        .isEqualTo("https://livelift.example/?page=overview&campaign=spring");
    assertSigned(received.get(0));
    var mail = mails.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[Livelift] Spring: 覆盖进度落后");
    assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("may@example.com");
    assertThat(mail.getContent().toString()).contains("覆盖进度落后：目前 1,000 人");
    assertThat(notices()).extracting(Notice::over).containsExactly(false);

    reach(2, 4000);
    watch.judge(NOW.plusSeconds(60));
    watch.judge(NOW.plusSeconds(60 + 301));
    outbox(Set.of("127.0.0.1")).send();
    assertThat(firings().get(0).resolvedEpoch()).isEqualTo(2);
    assertThat(received).hasSize(2);
    assertThat(mails.getReceivedMessages()[1].getSubject()).contains("已恢复");
    assertThat(notices()).extracting(Notice::over).containsExactly(false, true);
  }

  private List<Notice> notices() throws SQLException {
    return transactions.own(connection -> AlertStore.notices(connection, 0, 10));
  }

  private static void assertSigned(Received hook) {
    var parts = hook.signature().split(",", -1);
    var seconds = Long.parseLong(parts[0].substring("t=".length()));
    assertThat(parts[1]).isEqualTo("v1=" + WebhookSender.signature(SECRET, seconds, hook.body()));
  }

  @Test
  void aRefusedMessageIsTriedAgainWithTheSameNumber() throws Exception {
    rule(Set.of(Channel.WEBHOOK));
    watch(Set.of()).judge(NOW);
    answers.addAll(List.of(500, 302, 204));
    var outbox = outbox(Set.of("127.0.0.1"));
    outbox.send();
    assertThat(firings().get(0).undelivered())
        .singleElement()
        .asString()
        .endsWith("The webhook answered with status 500.");
    outbox.send();
    assertThat(firings().get(0).undelivered().get(0)).endsWith("redirect, which is not followed.");
    outbox.send();
    outbox.send();
    assertThat(firings().get(0).undelivered()).isEmpty();
    assertThat(received).hasSize(3).extracting(Received::delivery).containsOnly("1");
  }

  @Test
  void aWebhookIntoThePrivateNetworkIsNotSent() throws Exception {
    rule(Set.of(Channel.WEBHOOK));
    watch(Set.of()).judge(NOW);
    outbox(Set.of()).send();
    assertThat(received).isEmpty();
    assertThat(firings().get(0).undelivered().get(0)).contains("inside a private network");
  }

  @Test
  void aMessageThatCannotBeSentDoesNotHoldUpTheNext() throws Exception {
    rule(Set.of(Channel.WEBHOOK), "http://127.0.0.1:99999/hook");
    rule(Set.of(Channel.WEBHOOK));
    watch(Set.of()).judge(NOW);
    outbox(Set.of("127.0.0.1")).send();
    assertThat(received).hasSize(1);
    assertThat(firings().get(1).undelivered()).hasSize(1);
  }

  @Test
  void aWebhookThatNeverEndsItsAnswerIsGivenUp() throws Exception {
    var done = new CountDownLatch(1);
    hooks.createContext("/endless", exchange -> answerWithoutEnd(exchange, done));
    var sender =
        new WebhookSender(SECRET, new WebhookAddress(Set.of("127.0.0.1")), Duration.ofMillis(300));
    var url = "http://127.0.0.1:" + hooks.getAddress().getPort() + "/endless";
    try {
      assertThatThrownBy(() -> sender.send(new Message(1, Channel.WEBHOOK, url, "", "{}", 1)))
          .hasMessage("The webhook did not end its answer in time.");
    } finally {
      done.countDown();
    }
  }

  private static void answerWithoutEnd(HttpExchange exchange, CountDownLatch done)
      throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write('.');
    exchange.getResponseBody().flush();
    try {
      done.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Test
  void aMailServerThatIsAwayLosesNothing() throws Exception {
    rule(Set.of(Channel.EMAIL));
    watch(Set.of()).judge(NOW);
    var outbox = outbox(Set.of());
    var port = mails.getSmtp().getPort();
    mails.stop();
    outbox.send();
    assertThat(firings().get(0).undelivered().get(0)).contains("did not take the message");
    mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    outbox.send();
    assertThat(mails.getReceivedMessages()).hasSize(1);
    assertThat(firings().get(0).undelivered()).isEmpty();
  }

  @Test
  void twoDashboardsTellOnce() throws Exception {
    rule(Set.of(Channel.BROWSER));
    watch(Set.of()).judge(NOW);
    watch(Set.of()).judge(NOW);
    assertThat(firings()).hasSize(1);
    assertThat(notices()).hasSize(1);
  }
}
