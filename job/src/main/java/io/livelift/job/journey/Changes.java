package io.livelift.job.journey;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.Cell;
import java.util.Collection;
import java.util.Set;

/**
 * What a change of a journey, or of the campaigns, does to cells and outcomes: the contributions
 * after it minus those before it.
 */
public final class Changes {
  private final Horizons horizons;
  private final WindowPlans plans;
  private final Combiner combiner;
  private final Outcomes.Sink outcomes;
  private final CellDifferences differences = new CellDifferences();
  private final FlightChange flights;
  private final PersonCells personCells;

  /**
   * @param combiner takes what the changes add to cells
   */
  public Changes(Horizons horizons, Combiner combiner, Outcomes.Sink outcomes) {
    this.horizons = horizons;
    this.plans = new WindowPlans(horizons);
    this.combiner = combiner;
    this.outcomes = outcomes;
    this.flights = new FlightChange(horizons, combiner, plans);
    this.personCells = new PersonCells(combiner, plans);
  }

  /** Events or profiles of a person have changed. */
  void ofEvents(Person after, ChangedEvents changed, CampaignBook book) {
    if (changed.leaveAttributes(after.journey())) {
      for (var campaignId : changed.campaigns(after.journey(), book)) {
        var campaign = book.get(campaignId);
        if (campaign != null) {
          flights.add(after, changed, campaign);
        }
      }
      addOutcomes(after, changed, book);
    } else if (changed.areOnlyProfiles(after.journey())) {
      ofProfiles(after, changed, book);
    } else {
      var before = new Person(after.kind(), after.id(), changed.before(after.journey()));
      ofJourney(before, after, book.ids(), book);
    }
  }

  /** The profiles of a person without events have changed. */
  private void ofProfiles(Person after, ChangedEvents changed, CampaignBook book) {
    var before = new Person(after.kind(), after.id(), changed.before(after.journey()));
    for (var campaign : book.all()) {
      if (campaign.audienceKind() == after.kind()) {
        personCells.load(before, campaign);
        personCells.addMember(-1);
        personCells.load(after, campaign);
        personCells.addMember(1);
      }
    }
  }

  /**
   * A person's journey has changed in any way.
   *
   * @param affected ids of the campaigns to which it may contribute otherwise than before
   */
  void ofJourney(Person before, Person after, Set<String> affected, CampaignBook book) {
    for (var campaignId : affected) {
      var campaign = book.get(campaignId);
      if (campaign != null) {
        add(before, campaign, -1);
        add(after, campaign, 1);
      }
    }
    differences.drain(combiner::add);
    addOutcomes(before, book, -1);
    addOutcomes(after, book, 1);
  }

  /** Campaigns have changed: what is retained of the person is restated. */
  public void ofCampaigns(
      Person person,
      Collection<CampaignDefinition> changed,
      CampaignBook before,
      CampaignBook after) {
    if (person.journey().hasFolded()) {
      for (var campaign : changed) {
        var former = before.get(campaign.campaignId());
        if (former != null) {
          add(person, former, -1);
        }
        add(person, campaign, 1);
      }
      differences.drain(combiner::add);
    } else {
      var allNew = ChangedEvents.allNew(person.journey());
      for (var campaign : changed) {
        var former = before.get(campaign.campaignId());
        if (former != null) {
          flights.addVersion(person, allNew, former, -1);
        }
        flights.addVersion(person, allNew, campaign, 1);
      }
    }
    addOutcomes(person, before, -1);
    addOutcomes(person, after, 1);
  }

  /** A person is erased: nothing of what is retained counts any more. */
  public void ofErasure(Person person, CampaignBook book) {
    var nobody = new Person(person.kind(), person.id(), new Journey());
    ofJourney(person, nobody, book.ids(), book);
    Outcomes.of(
        person,
        book,
        horizons,
        (topic, outcome, records) -> outcomes.add(topic, Outcome.ERASED, records));
    var profiles = person.journey().profiles.size();
    outcomes.add(InputTopic.PHYSICIANS, Outcome.COUNTED, -profiles);
    outcomes.add(InputTopic.PHYSICIANS, Outcome.ERASED, profiles);
  }

  private void add(Person person, CampaignDefinition campaign, int factor) {
    Contributions.of(
        person,
        campaign,
        horizons,
        (table, region, value, measures) ->
            differences.add(
                new Cell(table, region, value),
                measures,
                factor,
                plans.of(table.granularity(), table.windowStart(), campaign)));
  }

  private void addOutcomes(Person person, CampaignBook book, int factor) {
    Outcomes.of(
        person,
        book,
        horizons,
        (topic, outcome, records) -> outcomes.add(topic, outcome, records * factor));
  }

  private void addOutcomes(Person after, ChangedEvents changed, CampaignBook book) {
    var journey = after.journey();
    changed.views.forEach(
        (id, former) -> {
          addOutcome(former, after.kind(), book, -1);
          addOutcome(journey.views.get(id), after.kind(), book, 1);
        });
    if (after.kind() == PersonKind.PHYSICIAN) {
      changed.prescriptions.forEach(
          (id, former) -> {
            addOutcomes(former, book, -1);
            addOutcomes(journey.prescriptions.get(id), book, 1);
          });
    }
  }

  private void addOutcome(View view, PersonKind kind, CampaignBook book, int factor) {
    if (view != null) {
      outcomes.add(InputTopic.VIEWS, Outcomes.of(view, kind, book), factor);
    }
  }

  private void addOutcomes(Prescription prescription, CampaignBook book, int factor) {
    if (prescription != null) {
      Outcomes.of(
          prescription,
          book,
          horizons,
          (topic, outcome, records) -> outcomes.add(topic, outcome, records * factor));
    }
  }
}
