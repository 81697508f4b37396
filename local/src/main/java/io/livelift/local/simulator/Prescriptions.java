package io.livelift.local.simulator;

import io.livelift.contract.ContentView;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.local.simulator.Dice.Purpose;
import java.time.Instant;

/** What physicians prescribe, with and without the campaigns. */
final class Prescriptions {
  /** The most that a physician prescribes in a day, which thinning starts from. */
  static final double MOST_PER_DAY = Truth.BASE_PER_DAY + Truth.LARGEST_EFFECT_PER_DAY;

  private static final Weighted<Payer> PAYERS =
      new Weighted<Payer>()
          .add(Payer.BASIC_INSURANCE, 62)
          .add(Payer.SELF_PAY, 22)
          .add(Payer.COMMERCIAL_INSURANCE, 8)
          .add(Payer.FAMILY_ACCOUNT, 8);

  private static final Weighted<Dispensing> PLACES =
      new Weighted<Dispensing>()
          .add(Dispensing.HOSPITAL, 55)
          .add(Dispensing.RETAIL_PHARMACY, 25)
          .add(Dispensing.ONLINE_PHARMACY, 15)
          .add(Dispensing.SMART_PHARMACY, 5);

  private final long seed;
  private final Population population;
  private final Outbox outbox;
  private final Causes causes;

  Prescriptions(long seed, Population population, Outbox outbox, Causes causes) {
    this.seed = seed;
    this.population = population;
    this.outbox = outbox;
    this.causes = causes;
  }

  /**
   * A chance to prescribe the campaign's product, taken as often as the physician's rate says.
   *
   * @see <a href="https://doi.org/10.1002/nav.3800260304">Lewis and Shedler, thinning</a>
   */
  void maybeByPhysician(SimulatedCampaign campaign, int campaignNumber, long second, int number) {
    var dice = Dice.of(seed, Purpose.PRESCRIPTION, second, campaignNumber * 1_000_000L + number);
    var time = Instant.ofEpochMilli(second * 1_000 + dice.below(1_000));
    var index = campaign.drawPrescriber(dice);
    // The same draw decides what happens and what would have happened without the campaign.
    var draw = dice.fraction() * MOST_PER_DAY;
    if (draw >= campaign.prescriptionsPerDay(index, time)) {
      return;
    }
    var physician = population.physicians().get(index);
    var id = "r" + Long.toString(second, 36) + "-" + campaignNumber + "-" + number;
    causes.tell(
        id, draw < campaign.prescriptionsPerDayAnyway(index) ? null : campaign.lastChannel(index));
    var prescription = prescription(id, time, physician.id(), dice);
    prescription.setProductId(dice.oneOf(campaign.definition().getProductIds()));
    prescription.setRegion(dice.chance(0.8) ? physician.region() : null);
    if (dice.chance(0.6)) {
      prescription.setPatientId(population.patientId(dice.below(Population.PATIENTS)));
    }
    send(prescription, dice);
  }

  /** A patient's qualified view may lead to a prescription by the physician they always see. */
  void maybeAfter(ContentView view, SimulatedCampaign campaign, long second, int number) {
    var dice = Dice.of(seed, Purpose.PATIENT_PRESCRIPTION, second, number);
    if (dice.chance(Truth.PATIENT_CONVERSION.get(view.getChannel()))) {
      var time = view.getEventTime().plusMillis(Delays.ofPatientDecision(dice));
      var patient = Integer.parseInt(view.getPatientId().substring(1));
      toPatient(patient, "a" + Long.toString(second, 36) + "-" + number, time, campaign, dice);
    }
  }

  /** A prescription that a patient would have got anyway. */
  void toAnyPatient(SimulatedCampaign campaign, long second, int number) {
    var dice = Dice.of(seed, Purpose.BASE_PATIENT_PRESCRIPTION, second, number);
    var time = Instant.ofEpochMilli(second * 1_000 + dice.below(1_000));
    var patient = dice.below(Population.PATIENTS);
    toPatient(patient, "b" + Long.toString(second, 36) + "-" + number, time, campaign, dice);
  }

  /** A prescription of a product that no campaign has. */
  void ofOtherProduct(long second, int number) {
    var dice = Dice.of(seed, Purpose.OTHER_PRESCRIPTION, second, number);
    var time = Instant.ofEpochMilli(second * 1_000 + dice.below(1_000));
    var id = "o" + Long.toString(second, 36) + "-" + number;
    var prescription = prescription(id, time, dice.oneOf(population.physicians()).id(), dice);
    prescription.setProductId("other-" + dice.below(20));
    send(prescription, dice);
  }

  private void toPatient(
      int patient, String id, Instant time, SimulatedCampaign campaign, Dice dice) {
    var prescription = prescription(id, time, population.physicianOf(patient).id(), dice);
    prescription.setProductId(dice.oneOf(campaign.definition().getProductIds()));
    prescription.setPatientId(population.patientId(patient));
    prescription.setRegion(population.patientRegion(patient));
    send(prescription, dice);
  }

  private static PrescriptionEvent prescription(
      String id, Instant time, String physicianId, Dice dice) {
    var prescription = new PrescriptionEvent();
    prescription.setEventId(id);
    prescription.setEventTime(time);
    prescription.setPhysicianId(physicianId);
    prescription.setPrescriptionId(id);
    prescription.setStatus(PrescriptionStatus.ISSUED);
    prescription.setRefill(dice.chance(0.55) ? 0 : 1 + dice.below(5));
    prescription.setQuantity(1 + dice.below(3));
    prescription.setPayer(PAYERS.draw(dice));
    prescription.setDispensing(PLACES.draw(dice));
    return prescription;
  }

  private void send(PrescriptionEvent issued, Dice dice) {
    send(issued, issued.getEventTime(), dice);
    if (dice.chance(Truth.CANCELLED_SHARE)) {
      var time = issued.getEventTime().plusMillis(Delays.ofCancellation(dice));
      var cancelled =
          PrescriptionEvent.newBuilder(issued)
              .setEventId(issued.getEventId() + "c")
              .setEventTime(time)
              .setStatus(PrescriptionStatus.CANCELLED)
              .build();
      send(cancelled, time, dice);
    }
  }

  private void send(PrescriptionEvent event, Instant time, Dice dice) {
    outbox.send(
        time.plusMillis(Delays.ofPrescription(dice)),
        Stream.PRESCRIPTIONS,
        event.getPhysicianId(),
        dice,
        () -> new SimulatedEvent.Prescription(event));
  }
}
