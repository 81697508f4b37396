package io.livelift.job.journey;

/**
 * What became of the retained views and prescription records of a journey. It changes when a
 * campaign arrives or its definition does.
 */
public final class Outcomes {
  /** Takes the outcomes. */
  @FunctionalInterface
  public interface Sink {
    void add(InputTopic topic, Outcome outcome, long records);
  }

  private Outcomes() {}

  /** Gives the outcome of every retained record that is the first of its identity. */
  public static void of(Person person, CampaignBook book, Horizons horizons, Sink sink) {
    for (var view : person.journey().views.values()) {
      sink.add(InputTopic.VIEWS, of(view, person.kind(), book), 1);
    }
    if (person.kind() == PersonKind.PHYSICIAN) {
      for (var prescription : person.journey().prescriptions.values()) {
        of(prescription, book, horizons, sink);
      }
    }
  }

  /** Gives the outcomes of a prescription's records. */
  static void of(Prescription prescription, CampaignBook book, Horizons horizons, Sink sink) {
    var outcome = outcome(prescription.facts(), book);
    if (prescription.issued() != null) {
      sink.add(InputTopic.PRESCRIPTIONS, outcome, 1);
    }
    if (prescription.cancelled() != null) {
      var late = prescription.isCancellationLate(horizons.cancellationLimit());
      sink.add(InputTopic.PRESCRIPTIONS, late ? Outcome.LATE : outcome, 1);
    }
  }

  /** The outcome of a view. */
  static Outcome of(View view, PersonKind viewer, CampaignBook book) {
    var campaign = book.get(view.campaignId());
    if (campaign == null) {
      return Outcome.UNKNOWN_CAMPAIGN;
    }
    if (campaign.audienceKind() != viewer) {
      return Outcome.WRONG_KIND;
    }
    return campaign.isInFlight(view.time()) ? Outcome.COUNTED : Outcome.OUT_OF_FLIGHT;
  }

  private static Outcome outcome(PrescriptionRecord facts, CampaignBook book) {
    var outcome = Outcome.UNKNOWN_CAMPAIGN;
    for (var id : book.withProduct(facts.productId())) {
      var campaign = book.get(id);
      if (!campaign.isMeasured(facts.time())) {
        outcome = outcome == Outcome.UNKNOWN_CAMPAIGN ? Outcome.OUT_OF_FLIGHT : outcome;
      } else if (campaign.audienceKind() == PersonKind.PATIENT && facts.patientId() == null) {
        outcome = Outcome.WRONG_KIND;
      } else {
        return Outcome.COUNTED;
      }
    }
    return outcome;
  }
}
