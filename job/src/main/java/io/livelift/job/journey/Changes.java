package io.livelift.job.journey;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a change of a journey, or of the campaigns, does to cells and outcomes: the contributions
 * after it minus those before it.
 */
public final class Changes {
  private final Horizons horizons;
  private final WindowPlans plans;
  private final Consumer<CellDelta> cells;
  private final Outcomes.Sink outcomes;
  private final Combiner difference = new Combiner();

  public Changes(Horizons horizons, Consumer<CellDelta> cells, Outcomes.Sink outcomes) {
    this.horizons = horizons;
    this.plans = new WindowPlans(horizons);
    this.cells = cells;
    this.outcomes = outcomes;
  }

  /**
   * A person's journey has changed.
   *
   * @param touched campaigns whose views or products the new records name
   */
  public void ofJourney(Person before, Person after, Set<String> touched, CampaignBook book) {
    for (var campaignId : affected(before.journey(), after.journey(), touched, book)) {
      var campaign = book.get(campaignId);
      if (campaign != null) {
        add(before, campaign, -1);
        add(after, campaign, 1);
      }
    }
    difference.drain(cells);
    addOutcomes(before, book, -1);
    addOutcomes(after, book, 1);
  }

  /** Campaigns have changed: what is retained of the person is restated. */
  public void ofCampaigns(
      Person person,
      Collection<CampaignDefinition> changed,
      CampaignBook before,
      CampaignBook after) {
    for (var campaign : changed) {
      var former = before.get(campaign.campaignId());
      if (former != null) {
        add(person, former, -1);
      }
      add(person, campaign, 1);
    }
    difference.drain(cells);
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
            difference.add(
                new Cell(table, region, value), measures, factor, plans.of(table, campaign)));
  }

  private void addOutcomes(Person person, CampaignBook book, int factor) {
    Outcomes.of(
        person,
        book,
        horizons,
        (topic, outcome, records) -> outcomes.add(topic, outcome, records * factor));
  }

  private static Set<String> affected(
      Journey before, Journey after, Set<String> touched, CampaignBook book) {
    var affected = new HashSet<>(touched);
    if (!before.profiles.equals(after.profiles)) {
      // The person may have become a member of any audience, or be none any more.
      book.all().forEach(campaign -> affected.add(campaign.campaignId()));
    } else if (isMoved(before, after) || before.observedSince() != after.observedSince()) {
      affected.addAll(campaignsOf(before, book));
      affected.addAll(campaignsOf(after, book));
    }
    return affected;
  }

  /** Whether the region of a person without a profile has changed. */
  private static boolean isMoved(Journey before, Journey after) {
    return after.profiles.isEmpty()
        && !Objects.equals(region(before.earliestRegion()), region(after.earliestRegion()));
  }

  private static String region(EarliestRegion earliest) {
    return earliest == null ? null : earliest.region();
  }

  private static Set<String> campaignsOf(Journey journey, CampaignBook book) {
    var ids = new HashSet<>(journey.folded.keySet());
    journey.views.values().forEach(view -> ids.add(view.campaignId()));
    journey
        .prescriptions
        .values()
        .forEach(prescription -> ids.addAll(book.withProduct(prescription.facts().productId())));
    return ids;
  }
}
