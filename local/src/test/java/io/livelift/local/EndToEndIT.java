package io.livelift.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.local.stack.DataDirectory;
import io.livelift.wire.SingleObjectWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a record in Kafka to the number in a browser: every part is the real one. */
class EndToEndIT {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("LIVELIFT_CHROMIUM", "/usr/bin/chromium"));
  private static final String PASSWORD = "a password of the test";
  private static final String CONVERSIONS = "[data-testid=kpi-conversions]";
  private static final HasTextOptions SOON = new HasTextOptions().setTimeout(60_000);
  private static final ContainsTextOptions SOON_TEXT = new ContainsTextOptions().setTimeout(60_000);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir Path folder;

  @Test
  void aViewAndAPrescriptionMoveThePageAndSurviveARestart() throws Exception {
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser =
            playwright
                .chromium()
                .launch(
                    new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
      try (var running = new Running()) {
        var stack = start(running);
        send("livelift.campaigns", "spring", campaign());
        send("livelift.content-views", "li", view("li", "1"));
        send("livelift.prescriptions", "li", prescription("li"));
        var first = stack.firstAdministrator().orElseThrow();
        var page = signIn(browser, stack.pageAddress(), first.password());
        choosePassword(page, first.password());
        assertFigures(page, "1");
        page.evaluate("window.sameDocument = true");

        send("livelift.content-views", "li", view("li", "1"));
        send("livelift.content-views", "wang", view("wang", "1"));

        assertFigures(page, "2");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(audit()).isZero();
        page.navigate(stack.pageAddress() + "?page=quality&lang=en");
        assertThat(page.getByTestId("audit")).containsText("No difference", SOON_TEXT);
        define(page, stack.pageAddress());
        page.close();
      }
      try (var running = new Running()) {
        var stack = start(running);
        send("livelift.content-views", "zhao", view("zhao", "1"));
        assertThat(stack.firstAdministrator()).isEmpty();
        var page = signIn(browser, stack.pageAddress(), PASSWORD);
        assertFigures(page, "3");

        send("livelift.erasures", "physician/wang", erasureOf("wang"));
        assertFigures(page, "2");

        for (var i = 0; i < 10; i++) {
          send("livelift.content-views", "physician-" + i, view("physician-" + i, "1"));
          send("livelift.prescriptions", "physician-" + i, prescription("physician-" + i));
        }
        assertThat(page.locator(CONVERSIONS + " [data-figure=conversions]")).hasText("11", SOON);
      }
    }
    assertThat(audit()).isZero();
  }

  /** A new version, from the form to the epoch that counts by it. */
  private static void define(Page page, URI address) {
    page.navigate(address + "?page=definitions&mode=edit&campaign=spring&lang=en");
    page.locator("[name=goal_reach]").fill("77");
    page.getByTestId("publish").click();
    assertThat(page.getByTestId("published")).containsText("in force from epoch", SOON_TEXT);
  }

  private static Page signIn(Browser browser, URI address, String password) {
    var page = browser.newPage();
    page.navigate(address + "?page=overview&lang=en");
    page.locator("[name=name]").fill("admin");
    page.locator("[name=password]").fill(password);
    page.locator("[data-testid=signin-form] [type=submit]").click();
    return page;
  }

  /** The one-time password of the first start must be changed before anything is shown. */
  private static void choosePassword(Page page, String oneTime) {
    var form = page.locator("[data-testid=password-form]");
    form.locator("[name=current]").fill(oneTime);
    form.locator("[name=new]").fill(PASSWORD);
    form.locator("[name=repeat]").fill(PASSWORD);
    form.locator("[type=submit]").click();
  }

  /** Conversions of fewer than 11 people are not told. */
  private static void assertFigures(Page page, String reach) {
    assertThat(page.locator("[data-testid=kpi-reach] [data-figure=reach]")).hasText(reach, SOON);
    assertThat(page.locator(CONVERSIONS + " .withheld").first()).hasText("withheld", SOON);
  }

  private LiveStack start(Running running) {
    var directory = running.add(DataDirectory.open(folder));
    var settings = new LiveStack.Settings(0, Duration.ofSeconds(1), 0);
    var stack = new LiveStack(settings, StopSignal.install(), running);
    stack.start(directory);
    return stack;
  }

  private int audit() {
    return new CommandLine(new io.livelift.local.audit.AuditCommand())
        .execute("--data", folder.toString());
  }

  private void send(String topic, String key, SpecificRecordBase record) throws Exception {
    var properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers());
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), bytes(record))).get();
    }
  }

  private String bootstrapServers() throws IOException {
    var addresses = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("addresses.properties"))) {
      addresses.load(in);
    }
    return addresses.getProperty("kafka");
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecordBase> byte[] bytes(T record) {
    return new SingleObjectWriter<T>((Class<T>) record.getClass()).write(record);
  }

  private static Campaign campaign() {
    return Campaign.newBuilder()
        .setCampaignId("spring")
        .setVersion(1)
        .setName("Spring")
        .setProductIds(List.of("drug"))
        .setStartsAt(NOW.minus(Duration.ofDays(2)))
        .setEndsAt(NOW.plus(Duration.ofDays(20)))
        .setTimeZone("Asia/Shanghai")
        .build();
  }

  private static ContentView view(String physician, String eventId) {
    return ContentView.newBuilder()
        .setEventId(eventId)
        .setEventTime(NOW.minus(Duration.ofHours(1)))
        .setCampaignId("spring")
        .setContentId("slides")
        .setPhysicianId(physician)
        .setChannel(Channel.WEBINAR)
        .setCompleted(true)
        .setRegion("440305")
        .build();
  }

  private static Erasure erasureOf(String physician) {
    return Erasure.newBuilder().setPhysicianId(physician).setRequestedAt(NOW).build();
  }

  private static PrescriptionEvent prescription(String physician) {
    return PrescriptionEvent.newBuilder()
        .setEventId("rx-event")
        .setEventTime(NOW.minus(Duration.ofMinutes(10)))
        .setPhysicianId(physician)
        .setPrescriptionId("rx")
        .setProductId("drug")
        .setStatus(PrescriptionStatus.ISSUED)
        .build();
  }
}
