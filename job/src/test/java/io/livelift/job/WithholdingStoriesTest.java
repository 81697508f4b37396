package io.livelift.job;

import static io.livelift.job.Timeline.T0;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Channel;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithholdingStoriesTest {
  private static final String NATION = "spring|CAMPAIGN|" + T0.toEpochMilli() + "|NONE||";
  private static final Duration DAY_FOUR = ofDays(3).plus(ofHours(9));

  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    var config = JobConfig.defaults("no-broker:0").withLateness(LatenessConfig.unbounded());
    story = new Timeline(config, record -> {});
    story.campaign(c -> c.setTimeZone("UTC"));
  }

  @AfterEach
  void end() throws Exception {
    story.close();
  }

  @Test
  void prescriptionsAreWithheldUntilElevenPeoplePrescribed() throws Exception {
    convert(0, 10, DAY_FOUR);

    assertThat(story.nation()).containsEntry("reach", 10L).doesNotContainKey("prescribers");
    assertThat(story.metrics().get(NATION).getSuppressed()).isTrue();

    convert(10, 11, DAY_FOUR);

    assertThat(story.nation()).containsEntry("prescribers", 11L).containsEntry("lag_1h", 11L);
    assertThat(story.metrics().get(NATION).getSuppressed()).isFalse();
    assertThat(day(3)).containsEntry("conversions", 11L);
  }

  @Test
  void aCancellationWithholdsAgainAlsoCellsThatItDoesNotTouch() throws Exception {
    convert(0, 11, DAY_FOUR);
    convertElsewhere(11, 22, DAY_FOUR);
    assertThat(province("44")).containsEntry("prescribers", 11L);

    story.cancelled("p0", "r", DAY_FOUR.plus(ofHours(2))).epoch();

    assertThat(province("44")).containsEntry("reach", 11L).doesNotContainKey("prescribers");
    assertThat(province("31")).as("the complement").doesNotContainKey("prescribers");
    assertThat(story.nation()).containsEntry("prescribers", 21L);
  }

  @Test
  void blankWindowsTellNothingOfPrescribing() throws Exception {
    convert(0, 20, ofHours(9));

    assertThat(story.nation()).containsEntry("prescriptions", 20L);
    assertThat(day(0)).containsEntry("reach", 20L).doesNotContainKey("prescriptions");
    assertThat(story.metrics().get("spring|DAY|" + T0.toEpochMilli() + "|NONE||").getSuppressed())
        .isTrue();
    assertThat(story.metrics().keySet())
        .as("cells without views")
        .noneMatch(key -> key.startsWith("spring|DAY|") && key.contains("|PAYER|"));
  }

  /** Somebody may know that one person is alone in a region: its cells must not tell more. */
  @Test
  void aLonePersonWithoutViewsLooksTheSameWhetherHePrescribesOrNot() throws Exception {
    convert(0, 40, DAY_FOUR);
    story.physician("alone", p -> p.setRegion("54/5401/540101")).epoch();
    var before = Map.copyOf(facesOf("54"));
    assertThat(before).isNotEmpty();

    for (var day = 0; day < 6; day++) {
      story.issued("alone", "r" + day, ofDays(day).plus(ofHours(9))).epoch();
    }

    assertThat(facesOf("54")).isEqualTo(before);
    assertThat(story.nation()).containsEntry("prescribers", 41L);
  }

  @Test
  void aFewWhoWereReachedLookTheSameWhetherTheyPrescribeOrNot() throws Exception {
    convert(0, 40, DAY_FOUR);
    for (var i = 0; i < 3; i++) {
      var id = "few" + i;
      story.physician(id, p -> p.setRegion("54/5401")).view(id, "v", Channel.APP, DAY_FOUR);
    }
    story.epoch();
    var before = Map.copyOf(facesOf("54"));
    assertThat(before.values()).isNotEmpty().allMatch(face -> face.endsWith("suppressed"));

    for (var i = 0; i < 3; i++) {
      story.issued("few" + i, "r", DAY_FOUR.plus(Duration.ofMinutes(1 + i)));
    }
    story.epoch();

    assertThat(facesOf("54")).isEqualTo(before);
  }

  /** Only who was reached can convert, however large the audience is. */
  @Test
  void oneOfManyWhoWasReachedLooksTheSameWhetherHeConvertsOrNot() throws Exception {
    for (var i = 0; i < 30; i++) {
      story
          .physician("p" + i, p -> p.setRegion("54/5401"))
          .issued("p" + i, "r", DAY_FOUR.minus(ofHours(1)));
    }
    story.view("p0", "v", Channel.APP, DAY_FOUR).epoch();
    var before = flagsOf("54");
    assertThat(province("54")).containsEntry("prescribers", 30L).containsEntry("reach", 1L);

    story.issued("p0", "s", DAY_FOUR.plus(Duration.ofMinutes(5))).epoch();

    assertThat(flagsOf("54")).isEqualTo(before);
  }

  @Test
  void aCellOfWhichNothingMayBeToldAnyMoreIsTakenBack() throws Exception {
    var payer = "spring|DAY|" + T0.plus(ofDays(3)).toEpochMilli() + "|PAYER||OTHER";
    convert(0, 10, DAY_FOUR);
    assertThat(story.metrics()).doesNotContainKey(payer);
    convert(10, 11, DAY_FOUR);
    assertThat(story.metrics().get(payer).getMeasures()).containsEntry("prescribers", 11L);

    story.cancelled("p0", "r", DAY_FOUR.plus(ofHours(2))).epoch();

    assertThat(story.metrics().get(payer).getMeasures()).isEmpty();
    assertThat(story.metrics().get(payer).getSuppressed()).isFalse();
  }

  @Test
  void aMovedFlightMovesTheBlankWindows() throws Exception {
    convert(0, 20, DAY_FOUR);
    assertThat(day(3)).containsEntry("prescriptions", 20L);

    story.campaign(c -> c.setTimeZone("UTC").setVersion(2).setStartsAt(T0.plus(ofDays(2)))).epoch();

    assertThat(day(3)).containsEntry("reach", 20L).doesNotContainKey("prescriptions");
  }

  @Test
  void aRestoredJobWithholdsTheSame() throws Exception {
    convert(0, 11, DAY_FOUR);
    convertElsewhere(11, 15, DAY_FOUR);
    convert(15, 30, ofHours(9));
    var before = Map.copyOf(story.cells());

    story.restart().epoch();

    assertThat(story.cells()).isEqualTo(before);
  }

  private void convert(int from, int to, Duration at) throws Exception {
    convert(from, to, at, "440305");
  }

  private void convertElsewhere(int from, int to, Duration at) throws Exception {
    convert(from, to, at, "310000");
  }

  private void convert(int from, int to, Duration at, String region) throws Exception {
    for (var i = from; i < to; i++) {
      story
          .physician("p" + i, p -> p.setRegion(region))
          .view("p" + i, "v", Channel.APP, at)
          .issued("p" + i, "r", at.plus(Duration.ofMinutes(5)));
    }
    story.epoch();
  }

  /** All that is published of a region and its parts, by key. */
  private Map<String, String> facesOf(String region) {
    return story.metrics().entrySet().stream()
        .filter(metric -> metric.getValue().getRegion().startsWith(region))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                metric ->
                    new TreeMap<>(metric.getValue().getMeasures())
                        + (metric.getValue().getSuppressed() ? " suppressed" : "")));
  }

  private Map<String, Boolean> flagsOf(String region) {
    return facesOf(region).entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, face -> face.getValue().endsWith("suppressed")));
  }

  private Map<String, Long> province(String region) {
    return story.cell("CAMPAIGN|" + T0.toEpochMilli() + "|NONE|" + region + "|");
  }

  private Map<String, Long> day(int number) {
    return story.cell("DAY|" + T0.plus(ofDays(number)).toEpochMilli() + "|NONE||");
  }
}
