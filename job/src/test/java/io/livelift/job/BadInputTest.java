package io.livelift.job;

import static io.livelift.job.Timeline.T0;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.config.LimitsConfig;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadInputTest {
  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    story = new Timeline(LatenessConfig.defaults());
    story.campaign();
  }

  @AfterEach
  void end() throws Exception {
    story.close();
  }

  @Test
  void rubbishIsRejectedWithItsReasonAndTheJobGoesOn() throws Exception {
    var views = story.config().topics().contentViews();
    var random = new byte[40];
    new Random(1).nextBytes(random);
    story
        .bytes(views, null, null, T0)
        .bytes(views, null, new byte[0], T0)
        .bytes(views, null, random, T0)
        .bytes(views, null, new byte[70_000], T0)
        .view("p", "v", Channel.APP, ofHours(1))
        .epoch();

    assertThat(rejectedViews())
        .isEqualTo(Map.of("TOMBSTONE", 1L, "EMPTY", 1L, "UNREADABLE", 1L, "TOO_LONG", 1L));
    assertThat(story.nation()).containsEntry("views", 1L);
    assertThat(story.rejected()).hasSize(4);
    var unreadable = story.rejected().get(2);
    assertThat(unreadable.value()).isEqualTo(random);
    assertThat(unreadable.headers())
        .containsEntry("reason", "UNREADABLE")
        .containsEntry("topic", views)
        .containsEntry("partition", "0")
        .containsEntry("offset", "2")
        .containsEntry("arrival_time", Long.toString(T0.toEpochMilli()))
        .containsKeys("detail", "software_version");
  }

  @Test
  void viewsThatCannotBeAreRejected() throws Exception {
    assertView("INVALID_ID", v -> v.setEventId(" "));
    assertView("INVALID_ID", v -> v.setCampaignId("x".repeat(257)));
    assertView("INVALID_ID", v -> v.setContentId("a\u0007b"));
    assertView("INVALID_VIEWER", v -> v.setPatientId("q"));
    assertView("INVALID_VIEWER", v -> v.setPhysicianId(null));
    assertView("NEGATIVE_DWELL", v -> v.setDwellMs(-1));
    assertView("MALFORMED_REGION", v -> v.setRegion("a/b/c/d"));
    assertView("INVALID_TIME", v -> v.setEventTime(Instant.EPOCH));
    assertView("INVALID_TIME", v -> v.setEventTime(Instant.ofEpochMilli(-5)));
    assertView("INVALID_TIME", v -> v.setEventTime(Instant.ofEpochMilli(T0.getEpochSecond())));
    assertView("INVALID_TIME", v -> v.setEventTime(Instant.parse("2999-01-01T00:00:00Z")));
    assertView("INVALID_TIME", v -> v.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE)));
  }

  @Test
  void prescriptionsThatCannotBeAreRejected() throws Exception {
    assertPrescription("INVALID_QUANTITY", p -> p.setQuantity(0));
    assertPrescription("INVALID_REFILL", p -> p.setRefill(-1));
    assertPrescription("INVALID_ID", p -> p.setPrescriptionId(""));
    assertPrescription("INVALID_ID", p -> p.setPatientId(""));
    assertPrescription("MALFORMED_REGION", p -> p.setRegion("44//1"));
  }

  @Test
  void campaignsThatCannotBeAreRejectedAndTheFormerVersionHolds() throws Exception {
    story.view("p", "v", Channel.APP, ofHours(1)).epoch();
    var before = Map.copyOf(story.nation());
    assertCampaign("INVALID_FLIGHT", c -> c.setEndsAt(T0));
    assertCampaign("UNKNOWN_TIME_ZONE", c -> c.setTimeZone("Middle/Earth"));
    assertCampaign("UNKNOWN_TIME_ZONE", c -> c.setTimeZone("+08:00"));
    assertCampaign("INVALID_HOLDOUT", c -> c.setHoldoutPercent(120));
    assertCampaign("INVALID_WINDOW", c -> c.setAttributionWindowDays(-1));
    assertCampaign("INVALID_COST", c -> c.setTouchCost(Map.of("WEBINAR", -1L)));
    assertThat(story.nation()).isEqualTo(before);
  }

  @Test
  void exactlyAtTheAllowedLatenessIsAcceptedAndOneMillisecondMoreIsLate() throws Exception {
    story
        .arriving(ofDays(7))
        .view("p", "at-limit", Channel.APP, ofHours(1))
        .arriving(ofDays(7).plusMillis(1))
        .view("p", "late", Channel.APP, ofHours(1))
        .epoch();

    assertThat(story.nation()).containsEntry("views", 1L);
    assertThat(ledger().getLate()).isEqualTo(1);
    assertThat(story.rejected().get(0).headers()).containsEntry("reason", "LATE");
  }

  @Test
  void exactlyFiveMinutesAheadIsAcceptedAndOneMillisecondMoreIsFuture() throws Exception {
    story
        .arriving(ofMinutes(-5))
        .view("p", "at-limit", Channel.APP, ofHours(1))
        .arriving(ofMinutes(-5).minusMillis(1))
        .view("p", "future", Channel.APP, ofHours(1))
        .epoch();

    assertThat(story.nation()).containsEntry("views", 1L);
    assertThat(rejectedViews()).isEqualTo(Map.of("FUTURE", 1L));
  }

  @Test
  void eventsOverThePersonsLimitAreRejectedAndAccountedFor() throws Exception {
    var defaults = JobConfig.defaults("no-broker:0");
    var two =
        new JobConfig(
            null,
            null,
            LatenessConfig.unbounded(),
            null,
            null,
            new LimitsConfig(null, 2, null, null),
            null);
    try (var crowded = new Timeline(two, record -> {})) {
      crowded
          .campaign()
          .view("p", "1", Channel.APP, ofHours(1))
          .view("p", "2", Channel.APP, ofHours(2))
          .view("p", "2", Channel.APP, ofHours(2))
          .view("p", "3", Channel.APP, ofHours(3))
          .view("q", "1", Channel.APP, ofHours(3))
          .epoch();

      assertThat(crowded.nation()).containsEntry("views", 3L).containsEntry("reach", 2L);
      assertThat(crowded.rejected()).hasSize(1);
      assertThat(crowded.rejected().get(0).headers())
          .containsEntry("reason", "OVER_LIMIT")
          .containsEntry("topic", defaults.topics().contentViews())
          .containsEntry("offset", "3");
      var outcome =
          crowded.parts().stream()
              .filter(part -> part.getPart().equals("physician-journeys"))
              .flatMap(part -> part.getOutcomes().stream())
              .filter(o -> o.getTopic().equals(defaults.topics().contentViews()))
              .findFirst()
              .orElseThrow();
      assertThat(outcome.getRejected()).isEqualTo(Map.of("OVER_LIMIT", 1L));
      assertThat(outcome.getDuplicate()).isEqualTo(1);
      assertThat(outcome.getCounted()).isEqualTo(3);
    }
  }

  @Test
  void detailsOfARejectionNameNobody() throws Exception {
    story
        .view("planted-physician", "planted-view", v -> v.setDwellMs(-1))
        .prescription("planted-physician", "planted-prescription", p -> p.setRegion("a//b"))
        .epoch();

    assertThat(story.rejected()).hasSize(2);
    assertThat(story.rejected())
        .allSatisfy(record -> assertThat(record.headers().toString()).doesNotContain("planted"));
  }

  private void assertView(String reason, Consumer<ContentView.Builder> change) throws Exception {
    story.view("p", "v", change).epoch();
    assertLatest(reason);
  }

  private void assertPrescription(String reason, Consumer<PrescriptionEvent.Builder> change)
      throws Exception {
    story.prescription("p", "r", change).epoch();
    assertLatest(reason);
  }

  private void assertCampaign(String reason, Consumer<Campaign.Builder> change) throws Exception {
    story.campaign(change.andThen(c -> c.setVersion(2))).epoch();
    assertLatest(reason);
  }

  private void assertLatest(String reason) {
    var latest = story.rejected().get(story.rejected().size() - 1);
    assertThat(latest.headers()).containsEntry("reason", reason);
    assertThat(new String(latest.key(), UTF_8)).isNotEmpty();
  }

  private Map<String, Long> rejectedViews() {
    return ledger().getRejected();
  }

  private io.livelift.contract.PartitionLedger ledger() {
    return story.parts().stream()
        .filter(part -> part.getPart().equals("views"))
        .reduce((a, b) -> b)
        .orElseThrow()
        .getPartitions()
        .get(0);
  }
}
