package io.livelift.job;

import static io.livelift.job.Timeline.T0;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Channel;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With allowed lateness 7 days, attribution window 7 days, corrections of minutes for 1 day. */
class BoundedLatenessTest {
  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    story = new Timeline(new LatenessConfig(ofDays(7), null, ofDays(7), ofDays(1)));
    story.campaign(c -> c.setEndsAt(T0.plus(ofDays(60))));
  }

  @AfterEach
  void end() throws Exception {
    story.close();
  }

  @Test
  void minutesTakeCorrectionsForOneDayAndDaysForTheAllowedLateness() throws Exception {
    story
        .view("p", "v1", Channel.APP, ofHours(1))
        .arriving(ofDays(1).plus(ofMinutes(1)))
        .view("p", "v2", Channel.APP, ofHours(1))
        .arriving(ofDays(1).plus(ofMinutes(1)).plusMillis(1))
        .view("p", "v3", Channel.APP, ofHours(1))
        .epoch();

    assertThat(window("MINUTE", ofHours(1))).containsEntry("views", 2L);
    assertThat(window("HOUR", ofHours(1))).containsEntry("views", 3L);
    assertThat(window("DAY", Duration.ZERO)).containsEntry("views", 3L);
  }

  @Test
  void aTouchThatCameTooLateForAMinuteConvertsInTheDayOnly() throws Exception {
    story
        .issued("p", "r", ofHours(2))
        .arriving(ofDays(2))
        .view("p", "v", Channel.APP, ofHours(1))
        .epoch();

    assertThat(window("MINUTE", ofHours(2)))
        .containsEntry("prescriptions", 1L)
        .doesNotContainKey("conversions");
    assertThat(window("HOUR", ofHours(2))).containsEntry("conversions", 1L);
  }

  @Test
  void aCancellationWithinLatenessAndWindowCountsAndALaterOneIsLate() throws Exception {
    story
        .issued("p", "r1", ofHours(1))
        .issued("p", "r2", ofHours(1))
        .arriving(Duration.ZERO)
        .cancelled("p", "r1", ofHours(1).plus(ofDays(14)))
        .cancelled("p", "r2", ofHours(1).plus(ofDays(14)).plusMillis(1))
        .epoch();

    assertThat(story.nation()).containsEntry("prescriptions", 1L);
    var outcome =
        story.parts().stream()
            .filter(part -> part.getPart().equals("physician-journeys"))
            .flatMap(part -> part.getOutcomes().stream())
            .filter(o -> o.getTopic().equals("livelift.prescriptions"))
            .findFirst()
            .orElseThrow();
    assertThat(outcome.getLate()).isEqualTo(1);
    assertThat(outcome.getCounted()).isEqualTo(3);
  }

  @Test
  void foldingChangesNoPublishedNumberAndCampaignToDateStaysExact() throws Exception {
    story
        .view("p", "v1", Channel.APP, ofHours(1))
        .view("p", "v2", Channel.WEBINAR, ofHours(30))
        .issued("p", "r1", ofHours(31))
        .epoch();
    var before = new TreeMap<>(story.cells());

    story.arrivedUntil(T0.plus(ofDays(40))).view("p", "v3", Channel.APP, ofDays(40)).epoch();
    story.view("p", "v4", Channel.EMAIL, ofDays(41)).restart();
    story.view("p", "v5", Channel.APP, ofDays(41)).issued("p", "r2", ofDays(42)).epoch();

    assertThat(story.nation())
        .containsEntry("views", 5L)
        .containsEntry("reach", 1L)
        .containsEntry("frequency_5", 1L)
        .containsEntry("prescriptions", 2L)
        .containsEntry("prescribers", 1L)
        .containsEntry("conversions", 2L)
        .containsEntry("converters", 1L);
    assertThat(campaignCell("CHANNEL||APP"))
        .containsEntry("reach", 1L)
        .containsEntry("frequency_3", 1L)
        .containsEntry("conversions", 2L);
    assertThat(campaignCell("CHANNEL_SET||APP+EMAIL+WEBINAR")).isEqualTo(withoutCredit());
    assertThat(window("DAY", ofDays(40))).doesNotContainKey("new_reach");
    assertThat(window("DAY", ofDays(40))).containsEntry("reach", 1L);
    before.forEach(
        (key, measures) -> {
          if (!key.contains("CAMPAIGN")) {
            assertThat(story.cells()).containsEntry(key, measures);
          }
        });
  }

  @Test
  void aWindowIsFinalWhenNothingAcceptedCanTouchIt() throws Exception {
    story.view("p", "v1", Channel.APP, ofHours(1)).epoch();
    assertThat(isFinal("DAY", Duration.ZERO)).isFalse();

    story.arrivedUntil(T0.plus(ofDays(15)).minusMillis(1)).epoch();
    assertThat(isFinal("DAY", Duration.ZERO)).isFalse();
    assertThat(isFinal("MINUTE", ofHours(1))).isTrue();

    story.arrivedUntil(T0.plus(ofDays(15))).epoch();
    assertThat(isFinal("DAY", Duration.ZERO)).isTrue();
  }

  private Map<String, Long> withoutCredit() {
    var measures = new TreeMap<>(story.nation());
    measures.keySet().removeIf(id -> id.startsWith("credit_"));
    return measures;
  }

  private boolean isFinal(String granularity, Duration afterT0) {
    return story.metrics().get("spring|" + key(granularity, afterT0)).getFinal$();
  }

  private Map<String, Long> campaignCell(String key) {
    return story.cell("CAMPAIGN|" + T0.toEpochMilli() + "|" + key);
  }

  /** Nothing came for the person since: the journey was not folded when its windows were final. */
  @Test
  void aNewVersionOfACampaignLeavesWindowsAloneThatAreFinal() throws Exception {
    story.view("p", "v", Channel.APP, ofHours(1)).issued("p", "r", ofHours(2)).epoch();
    var day = window("DAY", Duration.ZERO);

    story
        .arrivedUntil(T0.plus(ofDays(50)))
        .epoch()
        .campaign(
            c -> c.setVersion(2).setProductIds(List.of("another")).setEndsAt(T0.plus(ofDays(60))))
        .epoch();

    assertThat(window("DAY", Duration.ZERO)).isEqualTo(day).containsEntry("prescriptions", 1L);
    assertThat(story.nation()).containsEntry("conversions", 1L);
  }

  /** A job that catches up reads months of events before it reads the campaign beside them. */
  @Test
  void aCampaignThatIsReadSoonAfterItsEventsFindsThem() throws Exception {
    story.close();
    var lateness = new LatenessConfig(ofDays(7), null, ofDays(7), ofDays(1));
    var config = JobConfig.defaults("no-broker:0").withLateness(lateness).withoutWithholding();
    story = new Timeline(config, record -> {}, ofMinutes(5));
    story
        .view("p", "v1", Channel.APP, ofHours(1))
        .issued("p", "r1", ofHours(2))
        .epoch()
        .arrivedUntil(T0.plus(ofDays(200)))
        .view("p", "v2", Channel.APP, ofDays(200))
        .epoch()
        .campaign(c -> c.setEndsAt(T0.plus(ofDays(300))))
        .epoch()
        .arrivedUntil(T0.plus(ofDays(201)))
        .issued("p", "r2", ofDays(201))
        .epoch();

    assertThat(story.nation()).containsEntry("views", 2L).containsEntry("conversions", 2L);
    assertThat(window("DAY", Duration.ZERO))
        .containsEntry("views", 1L)
        .containsEntry("conversions", 1L);
    assertThat(window("MINUTE", ofHours(2))).containsEntry("conversions", 1L);
  }

  private Map<String, Long> window(String granularity, Duration afterT0) {
    return story.cell(key(granularity, afterT0));
  }

  private static String key(String granularity, Duration afterT0) {
    return granularity + "|" + T0.plus(afterT0).toEpochMilli() + "|NONE||";
  }
}
