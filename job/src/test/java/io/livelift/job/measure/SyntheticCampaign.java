package io.livelift.job.measure;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * What journeys of one campaign contribute, without the journeys: people of the bundled regions,
 * skewed, who view and prescribe. In CAMPAIGN slices the cells of all tables agree with each other;
 * in shorter windows everybody is there for the first time.
 */
final class SyntheticCampaign {
  private static final long START = 1_772_323_200_000L;
  private static final String[] CHANNELS = {
    "WECHAT", "VIRTUAL_REP", "WEBINAR", "APP", "FIELD_REP", "EMAIL", "WEB", "CONFERENCE"
  };
  private static final String[] CONTENTS = {"launch", "dosing", "safety", "case-study", "faq"};
  private static final String[] TEAMS = {"VIRTUAL", "COMMERCIAL", "KEY_ACCOUNT", "NONE"};
  private static final String[] TIERS = {"TERTIARY", "SECONDARY", "PRIMARY", "COMMUNITY"};
  private static final String[] SPECIALTIES = {
    "cardiology", "endocrinology", "general", "nephrology", "neurology", "oncology", "geriatrics"
  };
  private static final String[] SEGMENTS = {"key", "urban", "digital"};
  private static final String[] PAYERS = {"BASIC_INSURANCE", "SELF_PAY", "COMMERCIAL_INSURANCE"};
  private static final String[] DISPENSINGS = {"HOSPITAL", "RETAIL_PHARMACY", "ONLINE_PHARMACY"};

  private final class Person {
    final String region;
    final String tier = skewed(TIERS);
    final String specialty = skewed(SPECIALTIES);
    final String segment = random.nextInt(3) == 0 ? null : skewed(SEGMENTS);
    final String arm =
        random.nextInt(10) == 0 ? null : random.nextInt(10) == 0 ? "CONTROL" : "TREATED";
    final TreeSet<String> channels = new TreeSet<>();
    final MeasureVector whole = new MeasureVector();
    final byte[] viewsByChannel = new byte[CHANNELS.length];
    int views;
    int prescriptions;
    int conversions;
    int last;

    Person(String region) {
      this.region = region;
    }

    boolean isTreated() {
      return "TREATED".equals(arm);
    }
  }

  private final Random random = new Random(7);
  private final Combiner sums = new Combiner();
  private final WindowPlan plan = new WindowPlan(1, START + 100L * 86_400_000, false);
  private final List<Person> people = new ArrayList<>();
  private long now = START + 5 * 86_400_000L;

  /** A campaign whose people are in its audience and have done nothing. */
  SyntheticCampaign(int size) {
    var counties =
        RegionNames.bundled().paths().stream().filter(path -> RegionPath.level(path) == 3).toList();
    for (var i = 0; i < size; i++) {
      var skew = Math.pow(random.nextDouble(), 1.5);
      var person = new Person(counties.get((int) (skew * counties.size())));
      people.add(person);
      if (person.arm != null) {
        var audience = new MeasureVector();
        audience.add(Measure.AUDIENCE, 1);
        countPerson(person, audience, 0);
      }
    }
  }

  /**
   * What these many events change, one sum a cell.
   *
   * @param prescriptionPercent how many of them are prescriptions
   */
  List<CellDelta> epoch(int events, int prescriptionPercent) {
    now += 1_000;
    for (var i = 0; i < events; i++) {
      var person = people.get(random.nextInt(people.size()));
      if (random.nextInt(100) < prescriptionPercent) {
        prescription(person);
      } else {
        view(person);
      }
    }
    var deltas = new ArrayList<CellDelta>();
    sums.drain(deltas::add);
    return deltas;
  }

  private void view(Person person) {
    var channel = (int) (CHANNELS.length * Math.pow(random.nextDouble(), 2));
    var dwell = 1_000L + random.nextInt(200_000);
    var whole = touch(person.views, dwell);
    var former = String.join("+", person.channels);
    person.channels.add(CHANNELS[channel]);
    var set = String.join("+", person.channels);
    if (person.views == 0 && random.nextInt(4) == 0) {
      whole.add(Measure.COHORT_CONVERTERS, 1);
    }
    var audience = new MeasureVector();
    audience.add(Measure.AUDIENCE_REACHED, person.views == 0 ? 1 : 0);
    moveSet(person, former, set);
    countPerson(person, audience, 0);
    countPerson(person, whole, dwell);
    var ofChannel = touch(person.viewsByChannel[channel], dwell);
    add(Breakdown.CHANNEL, person.region, CHANNELS[channel], ofChannel);
    add(Breakdown.CONTENT, person.region, skewed(CONTENTS), touch(0, dwell));
    add(Breakdown.TEAM, person.region, skewed(TEAMS), touch(0, dwell));
    addWindows(person, Breakdown.CHANNEL, CHANNELS[channel], touch(0, dwell));
    var step = new MeasureVector();
    step.add(Measure.TRANSITIONS, 1);
    step.add(Measure.TRANSITION_PEOPLE, 1);
    var from = person.views == 0 ? "START" : CHANNELS[person.last];
    add(Breakdown.TRANSITION, "", from + ">" + CHANNELS[channel], step);
    person.viewsByChannel[channel] = (byte) Math.min(100, person.viewsByChannel[channel] + 1);
    person.views++;
    person.last = channel;
  }

  private void prescription(Person person) {
    var whole = new MeasureVector();
    whole.add(Measure.PRESCRIPTIONS, 1);
    whole.add(Measure.NEW_PRESCRIPTIONS, random.nextInt(2));
    var isFirst = person.prescriptions++ == 0;
    whole.add(Measure.PRESCRIBERS, isFirst ? 1 : 0);
    whole.add(Measure.NEW_PRESCRIBERS, isFirst ? 1 : 0);
    var isConversion = person.views > 0;
    var isFirstConversion = isConversion && person.conversions++ == 0;
    if (isConversion) {
      whole.add(conversion(isFirstConversion), 1);
    }
    var audience = new MeasureVector();
    audience.add(Measure.AUDIENCE_PRESCRIBERS, isFirst ? 1 : 0);
    audience.add(Measure.AUDIENCE_CONVERTERS, isFirstConversion ? 1 : 0);
    countPerson(person, audience, 0);
    countPerson(person, whole, 1);
    add(Breakdown.PAYER, person.region, skewed(PAYERS), whole);
    add(Breakdown.DISPENSING, person.region, skewed(DISPENSINGS), whole);
    if (isConversion) {
      var touch = conversion(isFirstConversion);
      add(Breakdown.CHANNEL, person.region, CHANNELS[person.last], touch);
      add(Breakdown.CONTENT, person.region, skewed(CONTENTS), touch);
      add(Breakdown.TEAM, person.region, skewed(TEAMS), touch);
    }
  }

  private MeasureVector conversion(boolean isFirst) {
    var measures = new MeasureVector();
    measures.add(Measure.CONVERSIONS, 1);
    measures.add(Measure.CONVERTERS, isFirst ? 1 : 0);
    measures.add(Measure.CONVERTED_QUANTITY, 1 + random.nextInt(3));
    measures.add(Measure.CREDIT_FIRST, 1_000_000);
    measures.add(Measure.CREDIT_LAST, 1_000_000);
    measures.add(Measure.CREDIT_LINEAR, 1_000_000);
    measures.add(Measure.CREDIT_TIME_DECAY, 1_000_000);
    measures.add(Measure.CREDIT_POSITION, 1_000_000);
    measures.add(Measure.values()[Measure.LAG_1H.ordinal() + random.nextInt(8)], 1);
    return measures;
  }

  private MeasureVector touch(int before, long dwell) {
    var measures = new MeasureVector();
    measures.add(Measure.VIEWS, 1);
    measures.add(Measure.QUALIFIED_VIEWS, 1);
    measures.add(Measure.COMPLETED_VIEWS, dwell % 2);
    measures.add(Measure.DWELL_MS, dwell);
    measures.add(Measure.COST, 250);
    measures.add(Measure.REACH, before == 0 ? 1 : 0);
    measures.add(Measure.NEW_REACH, before == 0 ? 1 : 0);
    if (before > 0) {
      measures.add(Measure.frequency(before), -1);
    }
    measures.add(Measure.frequency(before + 1), 1);
    return measures;
  }

  private void moveSet(Person person, String from, String to) {
    if (!from.equals(to)) {
      var moved = new MeasureVector();
      moved.add(person.whole, -1);
      add(Breakdown.CHANNEL_SET, person.region, from, moved);
      add(Breakdown.CHANNEL_SET, person.region, to, person.whole);
    }
  }

  /**
   * Adds to NONE and to the tables of the person.
   *
   * @param windows whether shorter windows count it too: 0 if not
   */
  private void countPerson(Person person, MeasureVector measures, long windows) {
    if (measures.isZero()) {
      return;
    }
    var isOfArms = measures.get(Measure.VIEWS) == 0 && measures.get(Measure.PRESCRIPTIONS) == 0;
    if (!isOfArms || person.isTreated()) {
      addPerson(person, Breakdown.NONE, "", measures, windows);
      addPerson(person, Breakdown.TIER, person.tier, measures, windows);
      addPerson(person, Breakdown.SPECIALTY, person.specialty, measures, windows);
      if (person.segment != null) {
        addPerson(person, Breakdown.SEGMENT, person.segment, measures, windows);
      }
      add(Breakdown.CHANNEL_SET, person.region, String.join("+", person.channels), measures);
      person.whole.addWhere(measures, Breakdown.CHANNEL_SET);
    }
    if (person.arm != null) {
      add(Breakdown.ARM, person.region, person.arm, measures);
    }
  }

  private void addPerson(
      Person person, Breakdown breakdown, String value, MeasureVector measures, long windows) {
    add(breakdown, person.region, value, measures);
    if (windows != 0) {
      addWindows(person, breakdown, value, measures);
    }
  }

  private void addWindows(
      Person person, Breakdown breakdown, String value, MeasureVector measures) {
    for (var granularity : List.of(Granularity.MINUTE, Granularity.HOUR, Granularity.DAY)) {
      if (Cube.finestLevel(granularity, breakdown) != Cube.ABSENT) {
        add(granularity, breakdown, person.region, value, measures);
      }
    }
  }

  private void add(Breakdown breakdown, String region, String value, MeasureVector measures) {
    add(Granularity.CAMPAIGN, breakdown, region, value, measures);
  }

  private void add(
      Granularity granularity,
      Breakdown breakdown,
      String region,
      String value,
      MeasureVector measures) {
    var sums = new MeasureVector();
    sums.addWhere(measures, breakdown);
    var length =
        switch (granularity) {
          case MINUTE -> 60_000L;
          case HOUR -> 3_600_000L;
          case DAY -> 86_400_000L;
          case CAMPAIGN -> 0;
        };
    var window = length == 0 ? START : now / length * length;
    var finest = RegionPath.cut(region, Cube.finestLevel(granularity, breakdown));
    this.sums.add(
        new CellDelta(
            new Cell(new Table("", granularity, window, breakdown), finest, value), sums, plan));
  }

  private String skewed(String[] values) {
    return values[(int) (values.length * Math.pow(random.nextDouble(), 2))];
  }
}
