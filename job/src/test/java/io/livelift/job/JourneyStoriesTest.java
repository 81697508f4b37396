package io.livelift.job;

import static io.livelift.job.Timeline.PRODUCT;
import static io.livelift.job.Timeline.T0;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Channel;
import io.livelift.contract.PrescriptionStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JourneyStoriesTest {
  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    story = new Timeline();
  }

  @AfterEach
  void end() throws Exception {
    story.close();
  }

  @Test
  void aViewAndAPrescriptionWithinTheWindowAreAConversion() throws Exception {
    story
        .campaign()
        .view("p", "v", Channel.WEBINAR, ofHours(1))
        .issued("p", "r", ofHours(2))
        .epoch();

    assertThat(story.nation())
        .containsEntry("reach", 1L)
        .containsEntry("new_reach", 1L)
        .containsEntry("frequency_1", 1L)
        .containsEntry("prescriptions", 1L)
        .containsEntry("conversions", 1L)
        .containsEntry("converters", 1L)
        .containsEntry("credit_linear", 1_000_000L)
        .containsEntry("lag_1h", 1L);
    assertThat(cell("CHANNEL|44/4403|WEBINAR")).containsEntry("conversions", 1L);
    assertThat(cell("NONE|44/4403/440305|")).isEqualTo(story.nation());
    assertThat(cell("CHANNEL_SET||WEBINAR")).containsEntry("converters", 1L);
    assertThat(cell("TIER||UNKNOWN")).containsEntry("reach", 1L);
  }

  @Test
  void aPrescriptionExactlyAtTheEndOfTheWindowConvertsAndOneLaterDoesNot() throws Exception {
    story
        .campaign()
        .view("p", "v", Channel.APP, ofHours(1))
        .issued("p", "at-limit", ofHours(1).plus(ofDays(7)))
        .issued("p", "too-late", ofHours(1).plus(ofDays(7)).plusMillis(1))
        .epoch();

    assertThat(story.nation()).containsEntry("prescriptions", 2L).containsEntry("conversions", 1L);
  }

  @Test
  void lateViewMovesCreditFromLastToFirst() throws Exception {
    story
        .campaign()
        .view("p", "v2", Channel.APP, ofHours(10))
        .issued("p", "r", ofHours(12))
        .epoch();
    assertThat(cell("CHANNEL||APP")).containsEntry("credit_first", 1_000_000L);

    story.view("p", "v1", Channel.WEBINAR, ofHours(1)).epoch();

    assertThat(cell("CHANNEL||APP"))
        .doesNotContainKey("credit_first")
        .containsEntry("credit_last", 1_000_000L);
    assertThat(cell("CHANNEL||WEBINAR")).containsEntry("credit_first", 1_000_000L);
    assertThat(story.nation()).containsEntry("lag_1d", 1L).doesNotContainKey("lag_6h");
  }

  @Test
  void cancellationBeforeItsPrescriptionUndoesItAllTheSame() throws Exception {
    story
        .campaign()
        .view("p", "v", Channel.APP, ofHours(1))
        .cancelled("p", "r", ofHours(5))
        .epoch()
        .issued("p", "r", ofHours(2))
        .epoch();

    assertThat(story.nation()).doesNotContainKey("prescriptions").doesNotContainKey("conversions");
    assertThat(story.nation()).containsEntry("reach", 1L);
  }

  @Test
  void aCellThatReturnsToZeroIsPublishedEmpty() throws Exception {
    story.campaign().issued("p", "r", ofHours(2)).epoch().cancelled("p", "r", ofHours(3)).epoch();

    assertThat(story.cells()).isEmpty();
    assertThat(story.metrics()).isNotEmpty();
    assertThat(story.metrics().values()).allMatch(metric -> metric.getMeasures().isEmpty());
  }

  @Test
  void viewsBeforeTheirCampaignCountWhenItArrives() throws Exception {
    story.view("p", "v", Channel.APP, ofHours(1)).epoch();
    assertThat(story.cells()).isEmpty();
    assertThat(outcomes("livelift.content-views")).containsEntry("unknown_campaign", 1L);

    story.campaign().epoch();

    assertThat(story.nation()).containsEntry("reach", 1L);
    assertThat(outcomes("livelift.content-views"))
        .containsEntry("unknown_campaign", 0L)
        .containsEntry("counted", 1L);
  }

  @Test
  void aNewCampaignVersionRestatesWhatIsPublished() throws Exception {
    story.campaign().view("p", "v", Channel.APP, ofHours(1)).issued("p", "r", ofDays(5)).epoch();
    assertThat(story.nation()).containsEntry("conversions", 1L);

    story.campaign(c -> c.setVersion(2).setAttributionWindowDays(3)).epoch();
    assertThat(story.nation()).containsEntry("prescriptions", 1L).doesNotContainKey("conversions");

    story.campaign(c -> c.setVersion(1).setAttributionWindowDays(30)).epoch();
    assertThat(story.nation()).doesNotContainKey("conversions");
  }

  @Test
  void aLateProfileMovesThePersonToItsRegion() throws Exception {
    story.campaign().view("p", "v", Channel.APP, ofHours(1)).epoch();
    assertThat(cell("NONE|44|")).containsEntry("reach", 1L);

    story.physician("p", p -> p.setRegion("11/1101/110101")).epoch();

    assertThat(cell("NONE|44|")).isEmpty();
    assertThat(cell("NONE|11|")).containsEntry("reach", 1L);
    assertThat(cell("TIER||PRIMARY")).containsEntry("reach", 1L);
    assertThat(cell("TIER||UNKNOWN")).isEmpty();
  }

  @Test
  void theProfileAtTheStartOfTheFlightHolds() throws Exception {
    story
        .campaign()
        .physician("p", p -> p.setEffectiveFrom(T0).setRegion("11"))
        .physician("p", p -> p.setEffectiveFrom(T0.plusMillis(1)).setRegion("31"))
        .view("p", "v", Channel.APP, ofDays(2))
        .epoch();

    assertThat(cell("NONE|11|")).containsEntry("reach", 1L);
    assertThat(cell("NONE|31|")).isEmpty();
  }

  @Test
  void newReachOverDaysSumsToReach() throws Exception {
    story
        .campaign()
        .view("p", "v1", Channel.APP, ofDays(1))
        .view("p", "v2", Channel.WEBINAR, ofDays(2))
        .epoch();

    assertThat(day(1, "NONE||")).containsEntry("new_reach", 1L);
    assertThat(day(2, "NONE||")).containsEntry("reach", 1L).doesNotContainKey("new_reach");
    assertThat(day(2, "CHANNEL||WEBINAR")).containsEntry("new_reach", 1L);
  }

  @Test
  void anEarlierViewTakesNewReachFromALaterDay() throws Exception {
    story
        .campaign()
        .view("p", "v2", Channel.APP, ofDays(2))
        .epoch()
        .view("p", "v1", Channel.APP, ofDays(1))
        .epoch();

    assertThat(day(1, "NONE||")).containsEntry("new_reach", 1L);
    assertThat(day(2, "NONE||")).doesNotContainKey("new_reach");
  }

  @Test
  void viewsOutsideTheFlightAreCountedOutOfFlight() throws Exception {
    story
        .campaign()
        .view("p", "before", v -> v.setEventTime(T0.minusMillis(1)))
        .view("p", "first", v -> v.setEventTime(T0))
        .view("p", "end", v -> v.setEventTime(T0.plus(ofDays(10))))
        .epoch();

    assertThat(story.nation()).containsEntry("views", 1L);
    assertThat(outcomes("livelift.content-views"))
        .containsEntry("out_of_flight", 2L)
        .containsEntry("counted", 1L);
  }

  @Test
  void theFirstRecordOfAnIdentityWinsAndRepeatsAreTold() throws Exception {
    story
        .campaign()
        .view("p", "v", v -> v.setDwellMs(5))
        .view("p", "v", v -> v.setDwellMs(5))
        .view("p", "v", v -> v.setDwellMs(7))
        .prescription("p", "r", r -> r.setEventTime(T0.plus(ofHours(1))))
        .prescription("p", "r", r -> r.setEventTime(T0.plus(ofHours(1))).setEventId("other"))
        .prescription("p", "r", r -> r.setEventTime(T0.plus(ofHours(1))).setQuantity(9))
        .epoch();

    assertThat(story.nation())
        .containsEntry("dwell_ms", 5L)
        .containsEntry("views", 1L)
        .containsEntry("converted_quantity", 1L);
    for (var topic : List.of("livelift.content-views", "livelift.prescriptions")) {
      assertThat(outcomes(topic))
          .containsEntry("counted", 1L)
          .containsEntry("duplicate", 1L)
          .containsEntry("conflict", 1L);
    }
  }

  @Test
  void aPatientCampaignFollowsPatientsThroughPrescriptionsOfTheirPhysicians() throws Exception {
    story
        .campaign(c -> c.setAudienceKind(AudienceKind.PATIENT))
        .view("patient", "v", v -> v.setPhysicianId(null).setPatientId("patient"))
        .view("p", "w", v -> v.setEventTime(T0.plus(ofHours(1))))
        .prescription("p", "r", r -> r.setEventTime(T0.plus(ofHours(2))).setPatientId("patient"))
        .prescription("p", "s", r -> r.setEventTime(T0.plus(ofHours(2))))
        .epoch();

    assertThat(story.nation())
        .containsEntry("reach", 1L)
        .containsEntry("prescriptions", 1L)
        .containsEntry("conversions", 1L);
    assertThat(outcomes("livelift.content-views"))
        .containsEntry("counted", 1L)
        .containsEntry("wrong_kind", 1L);
    assertThat(outcomes("livelift.prescriptions"))
        .containsEntry("counted", 1L)
        .containsEntry("wrong_kind", 1L);

    story
        .prescription(
            "p",
            "r",
            r -> r.setEventTime(T0.plus(ofDays(1))).setStatus(PrescriptionStatus.CANCELLED))
        .epoch();
    assertThat(story.nation()).doesNotContainKey("conversions");
  }

  @Test
  void assistedConversionsCountInEveryValueThatTouched() throws Exception {
    story
        .campaign()
        .view("p", "v1", Channel.APP, ofHours(1))
        .view("p", "v2", Channel.WEBINAR, ofHours(2))
        .view(
            "p",
            "v3",
            v ->
                v.setEventTime(T0.plus(ofHours(3)))
                    .setChannel(Channel.EMAIL)
                    .setCompleted(false)
                    .setDwellMs(59_999))
        .issued("p", "r", ofHours(4))
        .epoch();

    assertThat(cell("CHANNEL||APP")).containsEntry("conversions", 1L);
    assertThat(cell("CHANNEL||WEBINAR")).containsEntry("conversions", 1L);
    assertThat(cell("CHANNEL||EMAIL")).doesNotContainKey("conversions").containsEntry("views", 1L);
    assertThat(cell("PAYER||OTHER"))
        .containsEntry("conversions", 1L)
        .doesNotContainKey("credit_first")
        .doesNotContainKey("lag_6h");
    assertThat(cell("CHANNEL_SET||APP+WEBINAR")).containsEntry("conversions", 1L);
  }

  @Test
  void oneProductInTwoCampaignsCountsInBoth() throws Exception {
    story
        .campaign()
        .campaign(c -> c.setCampaignId("autumn").setProductIds(List.of("other", PRODUCT)))
        .issued("p", "r", ofMinutes(1))
        .epoch();

    assertThat(story.nation()).containsEntry("prescriptions", 1L);
    assertThat(story.cells().get("autumn|CAMPAIGN|" + T0.toEpochMilli() + "|NONE||"))
        .containsEntry("prescriptions", 1L);
  }

  @Test
  void aRestartInTheMiddleChangesNoNumberAndRepublishesAll() throws Exception {
    story.campaign().view("p", "v", Channel.APP, ofHours(1)).restart();
    var before = Map.copyOf(story.cells());
    story.cells().clear();

    story.epoch();
    assertThat(story.cells()).isEqualTo(before);

    story.issued("p", "r", ofHours(2)).view("p", "v", Channel.APP, ofHours(1)).epoch();
    assertThat(story.nation()).containsEntry("conversions", 1L).containsEntry("views", 1L);
    assertThat(outcomes("livelift.content-views"))
        .containsEntry("counted", 1L)
        .containsEntry("duplicate", 1L);
    assertThat(story.parts().get(story.parts().size() - 1).getPreviousEpoch()).isEqualTo(2);
    assertThat(story.parts().get(story.parts().size() - 1).getRestoredFrom()).isEqualTo(1);
  }

  private Map<String, Long> cell(String key) {
    return story.cell("CAMPAIGN|" + T0.toEpochMilli() + "|" + key);
  }

  private Map<String, Long> day(int day, String key) {
    return story.cell("DAY|" + T0.plus(ofDays(day)).toEpochMilli() + "|" + key);
  }

  /** What became of the topic's records by the latest epoch. */
  private Map<String, Long> outcomes(String topic) {
    return story.outcomes(topic);
  }
}
