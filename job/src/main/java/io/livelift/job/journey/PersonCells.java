package io.livelift.job.journey;

import io.livelift.job.combine.CellNames;
import io.livelift.job.combine.Combiner;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.Arrays;

/**
 * The cells that one person with certain attributes counts in: gives differences of the person's
 * flight to the combiner, in the person's region, and those of the whole person once more for each
 * breakdown of the person.
 */
final class PersonCells {
  private static final int MEASURES = ChangedCells.MEASURES;
  private static final long OF_PERSON = where(Breakdown.TIER);
  private static final int LEVELS = Cube.COUNTY + 1;

  private final Combiner combiner;
  private final CellNames names;
  private final WindowPlans plans;
  private final int[] regions = new int[LEVELS];
  private final long[] audience = new long[MEASURES];

  private CampaignDefinition campaign;
  private int campaignNumber;
  private Attributes attributes;
  private String arm;
  private int sign;
  private boolean isAmongVersions;

  PersonCells(Combiner combiner, WindowPlans plans) {
    this.combiner = combiner;
    this.names = combiner.names();
    this.plans = plans;
  }

  /** Takes a person as seen by a campaign. */
  void load(Person person, CampaignDefinition definition) {
    load(person, definition, 1, false);
  }

  /**
   * Takes a person as seen by one version of a campaign, of which all that the person contributes
   * is added or taken back.
   *
   * @param ofAll 1 or -1, by which all is multiplied
   */
  void loadVersion(Person person, CampaignDefinition definition, int ofAll) {
    load(person, definition, ofAll, true);
  }

  private void load(
      Person person, CampaignDefinition definition, int ofAll, boolean amongVersions) {
    sign = ofAll;
    isAmongVersions = amongVersions;
    campaign = definition;
    campaignNumber = names.number(definition.campaignId());
    attributes = person.journey().attributes(definition);
    arm = definition.audience().arm(person.id(), attributes);
    for (var level = 0; level < LEVELS; level++) {
      regions[level] = names.number(RegionPath.cut(attributes.region(), level));
    }
  }

  /** The person's arm, or null if not in the audience. */
  String arm() {
    return arm;
  }

  /**
   * Adds to the cell of the person's region.
   *
   * @param which the measures, a bit each by ordinal; those that are zero are left out
   */
  void add(
      Granularity granularity,
      long window,
      Breakdown breakdown,
      int value,
      long[] measures,
      int offset,
      long which,
      int factor) {
    var some = notZero(measures, offset, which);
    if (some != 0) {
      var table = Combiner.table(campaignNumber, granularity, breakdown, value);
      var region = regions[Cube.finestLevel(granularity, breakdown)];
      if (isAmongVersions) {
        combiner.follow(table, window, region, plans.of(granularity, window, campaign));
      }
      if (combiner.add(table, window, region, measures, offset, some, factor * sign)) {
        combiner.plan(table, window, plans.of(granularity, window, campaign));
      }
    }
  }

  /** Adds the whole person's measures to each breakdown of the person but the channel set. */
  void addOfPerson(Granularity granularity, long window, long[] measures, int offset, long which) {
    var some = which & OF_PERSON;
    if (some == 0 || Cube.finestLevel(granularity, Breakdown.TIER) == Cube.ABSENT) {
      return;
    }
    add(granularity, window, Breakdown.TIER, attributes.tier(), measures, offset, some);
    add(granularity, window, Breakdown.SPECIALTY, attributes.specialty(), measures, offset, some);
    for (var segment : attributes.segments()) {
      add(granularity, window, Breakdown.SEGMENT, segment, measures, offset, some);
    }
    if (arm != null && granularity == Granularity.CAMPAIGN) {
      add(granularity, window, Breakdown.ARM, arm, measures, offset, some);
    }
  }

  /** Adds the whole person's measures to the cell of a channel set. */
  void addOfChannelSet(String set, long[] measures, int offset, long which, int factor) {
    add(
        Granularity.CAMPAIGN,
        campaign.startsAt(),
        Breakdown.CHANNEL_SET,
        names.number(set),
        measures,
        offset,
        which & OF_PERSON,
        factor);
  }

  private void add(
      Granularity granularity,
      long window,
      Breakdown breakdown,
      String value,
      long[] measures,
      int offset,
      long which) {
    add(granularity, window, breakdown, names.number(value), measures, offset, which, 1);
  }

  /**
   * Adds the counts of the audience that follow from differences of the whole person. The treated
   * arm is counted with the whole person, wherever that is; the control arm in its own cells alone.
   *
   * @return the measures that were added to the whole person, a bit each
   */
  long addAudience(long[] whole, int offset) {
    if (arm == null) {
      return 0;
    }
    if (arm.equals(Audience.TREATED)) {
      return addReached(whole, offset, whole, offset);
    }
    Arrays.fill(audience, 0);
    var which = addReached(whole, offset, audience, 0);
    add(Granularity.CAMPAIGN, campaign.startsAt(), Breakdown.ARM, arm, audience, 0, which);
    return 0;
  }

  /** Adds to all that a person counts what the person counts as a member of the treated arm. */
  void addTreated(long[] whole) {
    if (Audience.TREATED.equals(arm)) {
      whole[Measure.AUDIENCE.ordinal()] = 1;
      addReached(whole, 0, whole, 0);
    }
  }

  private static long addReached(long[] whole, int offset, long[] sums, int start) {
    sums[start + Measure.AUDIENCE_REACHED.ordinal()] = whole[offset + Measure.REACH.ordinal()];
    sums[start + Measure.AUDIENCE_PRESCRIBERS.ordinal()] =
        whole[offset + Measure.PRESCRIBERS.ordinal()];
    sums[start + Measure.AUDIENCE_CONVERTERS.ordinal()] =
        whole[offset + Measure.CONVERTERS.ordinal()];
    return 1L << Measure.AUDIENCE_REACHED.ordinal()
        | 1L << Measure.AUDIENCE_PRESCRIBERS.ordinal()
        | 1L << Measure.AUDIENCE_CONVERTERS.ordinal();
  }

  /** Adds a member of the audience without any event, or takes one away. */
  void addMember(int factor) {
    if (arm == null) {
      return;
    }
    var which = 1L << Measure.AUDIENCE.ordinal();
    Arrays.fill(audience, 0);
    audience[Measure.AUDIENCE.ordinal()] = factor;
    var startsAt = campaign.startsAt();
    if (arm.equals(Audience.TREATED)) {
      add(Granularity.CAMPAIGN, startsAt, Breakdown.NONE, "", audience, 0, which);
      addOfPerson(Granularity.CAMPAIGN, startsAt, audience, 0, which);
      addOfChannelSet("", audience, 0, which, 1);
    } else {
      add(Granularity.CAMPAIGN, startsAt, Breakdown.ARM, arm, audience, 0, which);
    }
  }

  private static long notZero(long[] measures, int offset, long which) {
    var some = 0L;
    for (var rest = which; rest != 0; rest &= rest - 1) {
      var measure = Long.numberOfTrailingZeros(rest);
      some |= measures[offset + measure] == 0 ? 0 : 1L << measure;
    }
    return some;
  }

  private static long where(Breakdown breakdown) {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.family().in(breakdown))
        .mapToLong(measure -> 1L << measure.ordinal())
        .reduce(0, (a, b) -> a | b);
  }
}
