package io.livelift.job;

import static io.livelift.job.Timeline.T0;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Channel;
import io.livelift.contract.EpochPart;
import io.livelift.contract.Erasure;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.config.LatenessConfig;
import io.livelift.wire.SingleObjectWriter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are forgotten. */
class ErasureStoriesTest {
  private static final String VIEWS = "livelift.content-views";
  private static final String PRESCRIPTIONS = "livelift.prescriptions";
  private static final String PHYSICIANS = "livelift.physicians";
  private static final String ERASURES = "livelift.erasures";

  private Timeline story;

  @BeforeEach
  void begin() throws Exception {
    story = new Timeline();
  }

  @AfterEach
  void end() throws Exception {
    assertThatTheLedgerHolds();
    story.close();
  }

  @Test
  void erasingAPhysicianTakesAllOfTheirNumbersBack() throws Exception {
    story.campaign().view("wang", "v", Channel.APP, ofHours(2)).issued("wang", "r", ofHours(3));
    story.epoch();
    var without = new TreeMap<>(story.cells());
    story
        .physician("li", p -> {})
        .view("li", "v", Channel.WEBINAR, ofHours(1))
        .view("li", "v", Channel.WEBINAR, ofHours(1))
        .view("li", "early", Channel.WEBINAR, ofDays(-1))
        .issued("li", "r", ofHours(2))
        .cancelled("li", "s", ofHours(2))
        .epoch();
    assertThat(story.nation()).containsEntry("reach", 2L).containsEntry("conversions", 2L);

    story.erasePhysician("li").epoch();

    assertThat(story.cells()).isEqualTo(without);
    assertThat(story.outcomes(VIEWS))
        .containsEntry("counted", 1L)
        .containsEntry("out_of_flight", 0L)
        .containsEntry("duplicate", 1L)
        .containsEntry("erased", 2L);
    assertThat(story.outcomes(PRESCRIPTIONS))
        .containsEntry("counted", 1L)
        .containsEntry("erased", 2L);
    assertThat(story.outcomes(PHYSICIANS)).containsEntry("counted", 0L).containsEntry("erased", 1L);
    assertThat(story.outcomes(ERASURES)).containsEntry("counted", 1L);
  }

  @Test
  void whateverComesLaterIsDroppedAndCounted() throws Exception {
    story.campaign().erasePhysician("physician-li").epoch();

    story
        .physician("physician-li", p -> {})
        .view("physician-li", "v", Channel.APP, ofHours(1))
        .view("physician-li", "v", Channel.APP, ofHours(1))
        .issued("physician-li", "r", ofHours(2))
        .cancelled("physician-li", "r", ofHours(3))
        .epoch();

    assertThat(story.cells()).isEmpty();
    assertThat(story.outcomes(VIEWS)).containsEntry("erased", 2L).containsEntry("duplicate", 0L);
    assertThat(story.outcomes(PRESCRIPTIONS)).containsEntry("erased", 2L);
    assertThat(story.outcomes(PHYSICIANS)).containsEntry("erased", 1L);
    assertThat(story.inState("physician-li")).isZero();
  }

  @Test
  void recordsOfTheEpochInWhichTheErasureArrivesDoNotCountEither() throws Exception {
    story
        .campaign()
        .view("li", "v", Channel.APP, ofHours(1))
        .erasePhysician("li")
        .view("li", "w", Channel.APP, ofHours(1))
        .epoch();

    assertThat(story.cells()).isEmpty();
    assertThat(story.outcomes(VIEWS)).containsEntry("erased", 2L);
  }

  @Test
  void aSecondErasureIsADuplicate() throws Exception {
    story.erasePhysician("li").erasePhysician("li").epoch().erasePhysician("li").epoch();

    assertThat(story.outcomes(ERASURES))
        .containsEntry("counted", 1L)
        .containsEntry("duplicate", 2L);
  }

  @Test
  void aPatientIsNoPhysicianOfTheSameId() throws Exception {
    story.campaign().view("7", "v", Channel.APP, ofHours(1)).epoch();

    story.erasePatient("7").epoch();

    assertThat(story.nation()).containsEntry("reach", 1L);
    assertThat(story.outcomes(VIEWS)).containsEntry("counted", 1L);
  }

  @Test
  void aRestartForgetsNoErasure() throws Exception {
    story.campaign().view("li", "v", Channel.APP, ofHours(1)).epoch();
    story.erasePhysician("li").erasePatient("patient-7").restart();

    story
        .view("li", "w", Channel.APP, ofHours(1))
        .prescription("wang", "r", r -> r.setPatientId("patient-7"))
        .erasePhysician("li")
        .epoch();

    assertThat(story.nation()).doesNotContainKey("reach").containsEntry("prescriptions", 1L);
    assertThat(story.outcomes(VIEWS)).containsEntry("erased", 2L);
    assertThat(story.outcomes(ERASURES)).containsEntry("duplicate", 1L);
    assertThat(story.inState("patient-7")).isZero();
  }

  @Test
  void patientsLoseThePrescriptionsOfAnErasedPhysician() throws Exception {
    ofPatients();
    assertThat(story.nation()).containsEntry("conversions", 2L).containsEntry("converters", 1L);

    story.erasePhysician("physician-li").epoch();

    assertThat(story.nation())
        .containsEntry("reach", 1L)
        .containsEntry("prescriptions", 1L)
        .containsEntry("conversions", 1L);
    assertThat(story.outcomes(PRESCRIPTIONS)).containsEntry("erased", 1L);
    assertThat(story.inState("physician-wang")).isPositive();
    assertThat(story.inState("physician-li")).isZero();
  }

  @Test
  void anErasedPatientIsGoneAndTheirPrescriptionsHaveNoPatient() throws Exception {
    ofPatients();
    story.campaign(c -> c.setCampaignId("physicians")).epoch();
    var physicians = ofPhysicians();
    assertThat(physicians).containsEntry("prescriptions", 2L).containsEntry("prescribers", 2L);
    assertThat(story.inState("patient-7")).isPositive();

    story.erasePatient("patient-7").epoch();

    assertThat(story.nation()).isEmpty();
    assertThat(ofPhysicians()).isEqualTo(physicians);
    assertThat(story.outcomes(VIEWS)).containsEntry("erased", 1L).containsEntry("counted", 0L);
    assertThat(story.outcomes(PRESCRIPTIONS)).containsEntry("counted", 2L);
    assertThat(story.inState("patient-7")).isZero();

    story.view("", "w", v -> v.setPhysicianId(null).setPatientId("patient-7"));
    story.prescription("physician-li", "later", r -> r.setPatientId("patient-7")).epoch();

    assertThat(story.nation()).isEmpty();
    assertThat(ofPhysicians()).containsEntry("prescriptions", 3L);
    assertThat(story.outcomes(VIEWS)).containsEntry("erased", 2L);
    assertThat(story.inState("patient-7")).isZero();
  }

  @Test
  void aPrescriptionThatOnlyPatientCampaignsMeasureIsOfTheWrongKindWithoutItsPatient()
      throws Exception {
    ofPatients();
    assertThat(story.outcomes(PRESCRIPTIONS)).containsEntry("counted", 2L);

    story.erasePatient("patient-7").epoch();

    assertThat(story.outcomes(PRESCRIPTIONS))
        .containsEntry("counted", 0L)
        .containsEntry("wrong_kind", 2L);
  }

  @Test
  void aPatientWhomOnlyACancellationNamesIsForgottenToo() throws Exception {
    ofPatients();
    story
        .prescription(
            "physician-li",
            "r",
            r ->
                r.setStatus(PrescriptionStatus.CANCELLED)
                    .setEventTime(T0.plus(ofHours(3)))
                    .setPatientId("patient-8"))
        .epoch();
    assertThat(story.inState("patient-8")).isPositive();

    story.erasePatient("patient-8").epoch();

    assertThat(story.inState("patient-8")).isZero();
    assertThat(story.nation()).containsEntry("prescriptions", 1L);
  }

  @Test
  void foldedEventsLeaveTheCampaignAndStayInWindowsThatAreFinal() throws Exception {
    withLateness();
    story
        .campaign(c -> c.setEndsAt(T0.plus(ofDays(60))))
        .view("physician-li", "v", Channel.APP, ofHours(1))
        .issued("physician-li", "r", ofHours(2))
        .view("physician-wang", "v", Channel.APP, ofHours(1))
        .epoch();
    var firstDay = day(0);

    story.arrivedUntil(T0.plus(ofDays(40)));
    story.view("physician-li", "w", Channel.APP, ofDays(40)).epoch();
    assertThat(day(40)).containsEntry("views", 1L);
    story.erasePhysician("physician-li").epoch();

    assertThat(story.nation()).containsEntry("views", 1L).doesNotContainKey("conversions");
    assertThat(day(40)).isEmpty();
    assertThat(day(0)).isEqualTo(firstDay).containsEntry("views", 2L);
    assertThat(story.outcomes(VIEWS)).containsEntry("counted", 2L).containsEntry("erased", 1L);
    assertThat(story.inState("physician-li")).isZero();

    // Old enough to be folded, but nothing came since that would have folded it.
    story.erasePhysician("physician-wang").epoch();

    assertThat(story.nation()).isEmpty();
    assertThat(day(0)).isEqualTo(firstDay);
  }

  @Test
  void aPatientsSumsOfFoldedPrescriptionsStayAndNameNobody() throws Exception {
    withLateness();
    ofPatients();
    story.arrivedUntil(T0.plus(ofDays(40)));
    story.issued("physician-li", "other", ofDays(40)).epoch();
    assertThat(story.inState("physician-wang")).isPositive();

    story.erasePhysician("physician-wang").epoch();

    assertThat(story.nation()).containsEntry("conversions", 2L).containsEntry("reach", 1L);
    assertThat(story.inState("physician-wang")).isZero();
  }

  @Test
  void anErasureNeedsExactlyOnePersonWithAProperId() throws Exception {
    erasure(Erasure.newBuilder().setRequestedAt(T0));
    erasure(Erasure.newBuilder().setPhysicianId("li").setPatientId("li").setRequestedAt(T0));
    erasure(Erasure.newBuilder().setPhysicianId(" ").setRequestedAt(T0));
    erasure(Erasure.newBuilder().setPhysicianId("li").setRequestedAt(T0.minus(ofDays(99_999))));
    story.epoch();

    assertThat(story.rejected())
        .extracting(record -> record.headers().get("reason"))
        .containsExactly("INVALID_SUBJECT", "INVALID_SUBJECT", "INVALID_ID", "INVALID_TIME");
    assertThat(story.outcomes(ERASURES)).isEmpty();
  }

  @Test
  void anErasureUnderAnotherKeyIsTakenByItsValueAndCountedAsMisrouted() throws Exception {
    story.campaign().view("li", "v", Channel.APP, ofHours(1)).erasePhysician("wang").epoch();
    erasure(Erasure.newBuilder().setPhysicianId("li").setRequestedAt(T0));
    story.epoch();

    assertThat(story.cells()).isEmpty();
    assertThat(story.latestParts())
        .filteredOn(part -> part.getPart().equals("erasures"))
        .flatExtracting(EpochPart::getPartitions)
        .singleElement()
        .satisfies(ledger -> assertThat(ledger.getMisrouted()).isEqualTo(1));
  }

  @Test
  void everyPartSaysHowManyStagesPublishOne() throws Exception {
    story.epoch();

    assertThat(story.latestParts()).allMatch(p -> p.getStages() == story.latestParts().size());
  }

  /** From here on what is older than three weeks is folded. */
  private void withLateness() throws Exception {
    story.close();
    story = new Timeline(new LatenessConfig(ofDays(7), null, ofDays(7), ofDays(1)));
  }

  private Map<String, Long> day(int day) {
    return story.cell("DAY|" + T0.plus(ofDays(day)).toEpochMilli() + "|NONE||");
  }

  /** A campaign of patients with one person who converted twice, through two physicians. */
  private void ofPatients() throws Exception {
    story
        .campaign(c -> c.setAudienceKind(AudienceKind.PATIENT))
        .view("patient-7", "v", v -> v.setPhysicianId(null).setPatientId("patient-7"));
    for (var physician : new String[] {"physician-li", "physician-wang"}) {
      story.prescription(
          physician, "r", r -> r.setEventTime(T0.plus(ofHours(2))).setPatientId("patient-7"));
    }
    story.epoch();
  }

  private Map<String, Long> ofPhysicians() {
    return story.cells().get("physicians|CAMPAIGN|" + T0.toEpochMilli() + "|NONE||");
  }

  private void erasure(Erasure.Builder erasure) throws Exception {
    var value = new SingleObjectWriter<>(Erasure.class).write(erasure.build());
    story.bytes(ERASURES, "key".getBytes(UTF_8), value, T0);
  }

  private void assertThatTheLedgerHolds() {
    for (var topic : new String[] {VIEWS, PRESCRIPTIONS, PHYSICIANS, ERASURES}) {
      var accepted =
          story.latestParts().stream()
              .flatMap(part -> part.getPartitions().stream())
              .filter(ledger -> ledger.getTopic().equals(topic))
              .mapToLong(ledger -> ledger.getAccepted())
              .sum();
      assertThat(story.outcomes(topic).values().stream().mapToLong(n -> n).sum())
          .as("outcomes of the accepted records of %s", topic)
          .isEqualTo(accepted);
    }
  }
}
