package io.livelift.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.Cell;
import io.livelift.job.cube.MeasureVector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The quick way of telling what changed events change equals the definition: the contributions
 * after the change minus those before it, and the outcomes likewise.
 */
class FlightChangeTest {
  private static final long T0 = Instant.parse("2026-03-27T00:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int BUNDLES = 12;

  private static List<Long> seeds() {
    var count = Integer.getInteger("livelift.seeds", 400);
    return java.util.stream.LongStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changedEventsChangeWhatTheDefinitionSays(long seed) {
    new Story(new Random(seed)).run();
  }

  /** One person's life in bundles, with campaigns that stay. */
  private static final class Story {
    private final Random random;

    /** How many times more events, and values of them, the person has than most. */
    private final int times;

    private final PersonKind kind;
    private final Horizons horizons;
    private CampaignBook book = new CampaignBook();
    private final Combiner combiner = new Combiner();
    private final Map<List<Object>, Long> outcomes = new HashMap<>();
    private final Changes changes;
    private byte[] state;
    private long offset;
    private long version;
    private long now = T0;

    Story(Random random) {
      this.random = random;
      this.times = random.nextInt(20) == 0 ? 20 : 1;
      this.kind = random.nextInt(4) == 0 ? PersonKind.PATIENT : PersonKind.PHYSICIAN;
      this.horizons =
          random.nextBoolean()
              ? Horizons.unbounded().withLookBack(5 * DAY)
              : new Horizons(3 * DAY, 4 * DAY, HOUR, 6 * DAY);
      for (var c = 0; c < 3; c++) {
        book.put(campaign(c));
      }
      changes =
          new Changes(
              horizons,
              combiner,
              (topic, outcome, records) ->
                  outcomes.merge(List.of(topic, outcome), records, Long::sum));
    }

    void run() {
      for (var b = 0; b < BUNDLES; b++) {
        now += random.nextInt((int) (DAY / 2));
        if (random.nextInt(3) == 0) {
          fold();
        }
        var before = journey();
        outcomes.clear();
        var open = new OpenJourney(new Person(kind, "P1", journey()), horizons, 1_000);
        for (var n = 1 + random.nextInt(times * (random.nextInt(5) == 0 ? 20 : 3)); n > 0; n--) {
          give(open);
        }
        state = open.close(book, changes);
        assertThat(differences(combined(), difference(before, journey()))).isEmpty();
        outcomes.values().removeIf(n -> n == 0);
        assertThat(outcomes).isEqualTo(outcomeDifference(before, journey()));
        if (random.nextInt(4) == 0) {
          redefine();
        }
      }
    }

    private void redefine() {
      var changed = random.ints(0, 4).distinct().limit(2).mapToObj(this::campaign).toList();
      var after = book.with(changed);
      var person = new Person(kind, "P1", journey());
      changes.ofCampaigns(person, changed, book, after);
      Map<Cell, MeasureVector> expected = new HashMap<>();
      for (var campaign : changed) {
        if (book.get(campaign.campaignId()) != null) {
          add(expected, person.journey(), book.get(campaign.campaignId()), -1);
        }
        add(expected, person.journey(), campaign, 1);
      }
      expected.values().removeIf(MeasureVector::isZero);
      assertThat(differences(combined(), expected)).isEmpty();
      book = after;
    }

    private Journey journey() {
      return state == null ? new Journey() : JourneyCodec.decode(state);
    }

    private void fold() {
      if (state != null) {
        var person = new Person(kind, "P1", JourneyCodec.decode(state));
        Folding.fold(person, book, horizons, now);
        state = JourneyCodec.encode(person.journey());
      }
    }

    private void give(OpenJourney open) {
      switch (random.nextInt(12)) {
        case 0 -> {
          if (kind == PersonKind.PHYSICIAN) {
            open.add(profile());
          }
        }
        case 1, 2, 3 -> open.addIssued(prescriptionId(), record());
        case 4 -> open.addCancelled(prescriptionId(), record());
        case 5 -> {
          var id = prescriptionId();
          var issued = random.nextInt(4) == 0 ? null : record();
          open.put(new Prescription(id, issued, random.nextBoolean() ? null : record(), null));
        }
        default -> open.add(view());
      }
    }

    private View view() {
      return new View(
          "v" + random.nextInt(40 * times),
          time(),
          "c" + random.nextInt(4),
          "content-" + random.nextInt(3 * times),
          Channel.values()[random.nextInt(3)],
          Team.values()[random.nextInt(2)],
          random.nextInt(4) * 10_000L,
          random.nextInt(3) == 0,
          random.nextBoolean() ? null : region(),
          position());
    }

    private PrescriptionId prescriptionId() {
      return new PrescriptionId("P1", "r" + random.nextInt(12 * times));
    }

    private PrescriptionRecord record() {
      return new PrescriptionRecord(
          "e" + random.nextInt(20),
          time(),
          "product-" + random.nextInt(4),
          kind == PersonKind.PATIENT ? "P1" : random.nextBoolean() ? null : "T1",
          random.nextInt(2),
          1 + random.nextInt(3),
          Payer.values()[random.nextInt(2)],
          Dispensing.values()[random.nextInt(2)],
          random.nextBoolean() ? null : region(),
          position());
    }

    private Profile profile() {
      return new Profile(
          T0 + (random.nextInt(3) - 1) * 4 * DAY,
          random.nextInt(3),
          random.nextInt(4) == 0 ? null : region(),
          Tier.values()[random.nextInt(3)],
          "specialty-" + random.nextInt(2),
          random.nextBoolean() ? List.of("A") : List.of("A", "B"),
          random.nextInt(4) > 0,
          position());
    }

    private String region() {
      return List.of("44/4403/440305", "44/4403", "11", "IA/DAVENPORT").get(random.nextInt(4));
    }

    /** Often on a full hour, sometimes the same one as before. */
    private long time() {
      var back = random.nextInt(5) == 0 ? random.nextInt(100) : random.nextInt(12);
      var time = now - now % HOUR - back * HOUR;
      return random.nextBoolean() ? time : time + random.nextInt(3) * 20_000L;
    }

    private LogPosition position() {
      // Partitions are mixed: a record that is read later may stand earlier in the log.
      return new LogPosition(random.nextInt(2), offset++, now + random.nextInt((int) (2 * HOUR)));
    }

    private CampaignDefinition campaign(int c) {
      var startsAt = T0 + (random.nextInt(4) - 1) * DAY + random.nextInt(3) * HOUR;
      return new CampaignDefinition(
          "c" + c,
          ++version,
          random.nextBoolean()
              ? Set.of("product-" + c)
              : Set.of("product-" + c, "product-" + (c + 1) % 4),
          startsAt,
          startsAt + (1 + random.nextInt(6)) * DAY,
          ZoneId.of(List.of("Asia/Shanghai", "Europe/Berlin", "UTC").get(c % 3)),
          (1 + random.nextInt(3)) * DAY,
          20_000,
          random.nextInt(5) == 0 ? PersonKind.PATIENT : PersonKind.PHYSICIAN,
          new Audience(
              random.nextBoolean() ? Set.of() : Set.of("44"),
              Set.of(),
              Set.of(),
              random.nextBoolean() ? Set.of() : Set.of("B"),
              random.nextInt(3) * 45,
              "salt" + c + random.nextInt(100)),
          Map.of(Channel.values()[0], 7L, Channel.values()[1], 100L));
    }

    /** One line for each cell that is not what it should be. */
    private List<String> differences(
        Map<Cell, MeasureVector> actual, Map<Cell, MeasureVector> expected) {
      var cells = new HashSet<>(actual.keySet());
      cells.addAll(expected.keySet());
      return cells.stream()
          .filter(cell -> !Objects.equals(actual.get(cell), expected.get(cell)))
          .map(cell -> cell + ": " + actual.get(cell) + ", not " + expected.get(cell))
          .sorted()
          .toList();
    }

    private Map<Cell, MeasureVector> combined() {
      Map<Cell, MeasureVector> cells = new HashMap<>();
      combiner.drain(
          sums -> sums.deltas().forEach(delta -> cells.put(delta.cell(), delta.measures())));
      // Those that only tell of another plan of their window.
      cells.values().removeIf(MeasureVector::isZero);
      return cells;
    }

    private Map<Cell, MeasureVector> difference(Journey before, Journey after) {
      Map<Cell, MeasureVector> cells = new HashMap<>();
      for (var campaign : book.all()) {
        add(cells, before, campaign, -1);
        add(cells, after, campaign, 1);
      }
      cells.values().removeIf(MeasureVector::isZero);
      return cells;
    }

    private void add(
        Map<Cell, MeasureVector> cells, Journey journey, CampaignDefinition campaign, int factor) {
      Contributions.of(
          new Person(kind, "P1", journey),
          campaign,
          horizons,
          (table, region, value, measures) ->
              cells
                  .computeIfAbsent(new Cell(table, region, value), c -> new MeasureVector())
                  .add(measures, factor));
    }

    private Map<List<Object>, Long> outcomeDifference(Journey before, Journey after) {
      Map<List<Object>, Long> difference = new HashMap<>();
      for (var factor : new ArrayList<>(List.of(-1L, 1L))) {
        Outcomes.of(
            new Person(kind, "P1", factor < 0 ? before : after),
            book,
            horizons,
            (topic, outcome, records) ->
                difference.merge(List.of(topic, outcome), records * factor, Long::sum));
      }
      difference.values().removeIf(n -> n == 0);
      return difference;
    }
  }
}
