package io.livelift.job;

import static io.livelift.job.Timeline.T0;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Audience;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Channel;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.config.MeasurementConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audience, first prescriptions, cohorts and transitions; look-back 30 days. */
class MeasurementStoriesTest {
  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    story =
        new Timeline(
            JobConfig.defaults("no-broker:0")
                .withLateness(LatenessConfig.unbounded())
                .withMeasurement(new MeasurementConfig(ofDays(30)))
                .withoutWithholding(),
            record -> {});
  }

  @AfterEach
  void end() throws Exception {
    story.close();
  }

  @Test
  void aMemberOfTheAudienceCountsWithoutAnyEvent() throws Exception {
    story.campaign().physician("p", p -> {}).physician("q", p -> p.setConsent(false)).epoch();

    assertThat(story.nation()).isEqualTo(Map.of("audience", 1L));
    assertThat(cell("ARM|44/4403/440305|TREATED")).isEqualTo(Map.of("audience", 1L));
    assertThat(cell("CHANNEL_SET||")).isEqualTo(Map.of("audience", 1L));
    assertThat(story.cells().keySet()).allMatch(key -> key.contains("|CAMPAIGN|"));
  }

  @Test
  void onlyTheArmOfAPersonCountsThemAndElsewhereOnlyTheTreatedOne() throws Exception {
    story.campaign(c -> c.setHoldoutPercent(50).setHoldoutSalt("s"));
    for (var i = 0; i < 20; i++) {
      story.physician("p" + i, p -> {}).issued("p" + i, "r", ofHours(i));
    }
    story.epoch();

    var treated = cell("ARM||TREATED");
    var control = cell("ARM||CONTROL");
    assertThat(treated.get("audience") + control.get("audience")).isEqualTo(20);
    assertThat(control)
        .containsEntry("audience_prescribers", control.get("audience"))
        .containsEntry("prescribers", control.get("audience"))
        .doesNotContainKey("audience_reached");
    assertThat(story.nation())
        .containsEntry("prescribers", 20L)
        .containsEntry("audience", treated.get("audience"))
        .containsEntry("audience_prescribers", treated.get("audience"));
  }

  @Test
  void aNewVersionOfTheAudienceMovesTheNumbersWithinOneEpoch() throws Exception {
    story.campaign().physician("p", p -> {}).view("p", "v", Channel.APP, ofHours(1)).epoch();
    assertThat(story.nation()).containsEntry("audience_reached", 1L);

    story
        .campaign(
            c ->
                c.setVersion(2)
                    .setAudience(new Audience(List.of("IA"), List.of(), List.of(), List.of())))
        .epoch();
    assertThat(story.nation()).containsEntry("reach", 1L).doesNotContainKey("audience");
    assertThat(cell("ARM||TREATED")).isEmpty();

    story.physician("p", p -> p.setVersion(2).setRegion("IA/DAVENPORT")).epoch();
    assertThat(cell("ARM|IA/DAVENPORT|TREATED"))
        .containsEntry("audience", 1L)
        .containsEntry("audience_reached", 1L);
    assertThat(cell("NONE|44|")).isEmpty();
  }

  @Test
  void aFirstPrescriptionIsNewOnlyAfterTheWholeLookBack() throws Exception {
    story
        .campaign()
        .view("new", "v", Channel.APP, ofDays(-29))
        .issued("new", "r", ofDays(1))
        .view("unknown", "v", Channel.APP, ofDays(-29).plusMillis(1))
        .issued("unknown", "r", ofDays(1))
        .issued("old", "r0", ofDays(-40))
        .issued("old", "r1", ofDays(1))
        .epoch();

    assertThat(story.nation())
        .containsEntry("prescribers", 3L)
        .containsEntry("new_prescribers", 1L)
        .containsEntry("unknown_prescribers", 1L);
    assertThat(day(1)).containsEntry("new_prescribers", 1L);

    story.cancelled("old", "r0", ofDays(-39)).issued("other", "x", ofDays(-60)).epoch();
    assertThat(story.nation()).containsEntry("new_prescribers", 2L);
  }

  @Test
  void aCohortConvertsWithinTheWindowAfterTheFirstView() throws Exception {
    story
        .campaign()
        .view("in", "v", Channel.APP, ofHours(5))
        .issued("in", "r", ofHours(5).plus(ofDays(7)))
        .view("out", "v1", Channel.APP, ofHours(5))
        .view("out", "v2", Channel.APP, ofDays(6))
        .issued("out", "r", ofHours(5).plus(ofDays(7)).plusMillis(1))
        .epoch();

    assertThat(story.nation())
        .containsEntry("converters", 2L)
        .containsEntry("cohort_converters", 1L);
    assertThat(day(0)).containsEntry("new_reach", 2L).containsEntry("cohort_converters", 1L);
    assertThat(day(7)).doesNotContainKey("cohort_converters");
  }

  @Test
  void everyConversionIsAPathAndTheOtherViewsAreOne() throws Exception {
    story
        .campaign(c -> c.setAttributionWindowDays(1))
        .view("p", "v1", Channel.APP, ofHours(1))
        .view("p", "v2", Channel.WEBINAR, ofHours(2))
        .issued("p", "r1", ofHours(3))
        .issued("p", "r2", ofHours(4))
        .view("p", "v3", Channel.APP, ofDays(3))
        .view("p", "v4", Channel.EMAIL, ofDays(4))
        .epoch();

    assertThat(step("START>APP")).isEqualTo(Map.of("transitions", 3L, "transition_people", 1L));
    assertThat(step("APP>WEBINAR")).containsEntry("transitions", 2L);
    assertThat(step("WEBINAR>CONVERSION")).containsEntry("transitions", 2L);
    assertThat(step("APP>EMAIL")).containsEntry("transitions", 1L);
    assertThat(step("EMAIL>NONE")).containsEntry("transitions", 1L);
    assertThat(step("WEBINAR>NONE")).isEmpty();
  }

  @Test
  void patientsHaveFirstPrescriptionsCohortsAndPathsButNoAudience() throws Exception {
    story
        .campaign(c -> c.setAudienceKind(AudienceKind.PATIENT))
        .view("-", "v", v -> v.setPhysicianId(null).setPatientId("sick").setChannel(Channel.APP))
        .prescription("doc", "r", p -> p.setPatientId("sick").setEventTime(T0.plusSeconds(60)))
        .physician("doc", p -> {})
        .epoch();

    assertThat(story.nation())
        .containsEntry("unknown_prescribers", 1L)
        .containsEntry("cohort_converters", 1L)
        .doesNotContainKey("audience");
    assertThat(step("APP>CONVERSION")).containsEntry("transitions", 1L);
  }

  @Test
  void foldingKeepsCohortsPathsAndFirstPrescriptions() throws Exception {
    story.close();
    story = new Timeline(new LatenessConfig(ofDays(7), null, ofDays(7), ofDays(1)));
    story
        .campaign(c -> c.setEndsAt(T0.plus(ofDays(300))))
        .view("p", "v1", Channel.APP, ofHours(1))
        .issued("p", "r", ofHours(3))
        .view("p", "v2", Channel.WEBINAR, ofDays(1))
        .epoch();
    var before = story.nation();

    story.arrivedUntil(T0.plus(ofDays(100))).view("p", "v3", Channel.EMAIL, ofDays(110)).epoch();
    story
        .restart()
        .view("p", "v4", Channel.APP, ofDays(111))
        .issued("p", "r2", ofDays(119))
        .epoch();

    assertThat(before).containsEntry("cohort_converters", 1L);
    assertThat(story.nation())
        .containsEntry("cohort_converters", 1L)
        .containsEntry("unknown_prescribers", 1L)
        .containsEntry("reach", 1L)
        .doesNotContainKey("new_prescribers");
    assertThat(step("APP>CONVERSION")).containsEntry("transitions", 1L);
    assertThat(step("START>WEBINAR")).containsEntry("transitions", 1L);
    assertThat(step("WEBINAR>EMAIL")).containsEntry("transitions", 1L);
    assertThat(step("EMAIL>APP")).containsEntry("transitions", 1L);
    assertThat(step("APP>NONE")).containsEntry("transitions", 1L);
    assertThat(step("WEBINAR>NONE")).isEmpty();
  }

  /**
   * The day of the prescription begins 24 h x 7 after an instant that is 23:00 local, since clocks
   * went forward between: the views of that evening are still needed when their day is over.
   */
  @Test
  void aTouchThatAPrescriptionMayStillNeedIsNotFoldedWhereClocksChange() throws Exception {
    story.close();
    story = new Timeline(new LatenessConfig(ofDays(7), null, ofDays(7), ofDays(1)));
    var midnight = java.time.ZonedDateTime.parse("2026-03-30T00:00:00+02:00[Europe/Berlin]");
    var prescribed = Duration.between(T0, midnight.toInstant());
    story
        .campaign(
            c ->
                c.setTimeZone("Europe/Berlin")
                    .setAttributionWindowDays(7)
                    .setEndsAt(T0.plus(ofDays(60))))
        .view("p", "v", Channel.APP, prescribed.minus(ofDays(7)).plusMinutes(30))
        .issued("p", "r", prescribed.plusMinutes(20))
        .epoch()
        .arrivedUntil(T0.plus(prescribed).plus(ofDays(14)).plus(ofHours(2)))
        .view("p", "later", Channel.APP, prescribed.plus(ofDays(13)))
        .epoch();
    assertThat(story.nation()).containsEntry("conversions", 1L);

    story
        .campaign(
            c ->
                c.setVersion(2)
                    .setProductIds(List.of("another"))
                    .setTimeZone("Europe/Berlin")
                    .setEndsAt(T0.plus(ofDays(60))))
        .epoch();

    assertThat(story.nation()).doesNotContainKeys("conversions", "prescriptions");
  }

  private Map<String, Long> cell(String tail) {
    return story.cell("CAMPAIGN|" + T0.toEpochMilli() + "|" + tail);
  }

  private Map<String, Long> step(String value) {
    return cell("TRANSITION||" + value);
  }

  private Map<String, Long> day(int number) {
    return story.cell("DAY|" + T0.plus(ofDays(number)).toEpochMilli() + "|NONE||");
  }
}
