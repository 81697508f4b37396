package io.livelift.bench.load;

import io.livelift.contract.Audience;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/** A campaign: its definition, and what its events are made of. */
final class LoadCampaign {
  private static final int FEWEST_CHANNELS = 4;
  private static final int CONTENTS = 10;
  private static final long QUALIFIED_DWELL_MS = 30_000;
  private static final Duration BEFORE = Duration.ofDays(2);
  private static final Duration AFTER = Duration.ofDays(90);

  /** How views of a channel go: median of the dwell in ms, share completed, cost in fen. */
  private enum Habit {
    VIRTUAL_REP(90_000, 0.5, 1_500),
    FIELD_REP(420_000, 0.9, 12_000),
    WEBINAR(900_000, 0.4, 4_000),
    WECHAT(25_000, 0.25, 60),
    APP(30_000, 0.3, 80),
    EMAIL(12_000, 0.15, 20),
    INTERNET_HOSPITAL(60_000, 0.5, 200),
    CONFERENCE(1_800_000, 0.7, 30_000),
    WEB(20_000, 0.2, 30);

    private final double dwell;
    private final double completed;
    private final long cost;

    Habit(double dwell, double completed, long cost) {
      this.dwell = dwell;
      this.completed = completed;
      this.cost = cost;
    }
  }

  private final Campaign definition;
  private final byte[] id;
  private final int number;
  private final Habit[] habits;
  private final byte[][] contents;
  private final byte[][] products;
  private final int specialties;
  private final int tiers;
  private final byte[] salted;

  /**
   * @param start when the first event arrives
   */
  LoadCampaign(long seed, int number, Instant start) {
    var random = new SplittableRandom(seed * 31 + number);
    var name = "campaign-%03d".formatted(number);
    this.number = number;
    id = ascii(name);
    habits = new Habit[FEWEST_CHANNELS + random.nextInt(3)];
    var first = random.nextInt(Habit.values().length);
    for (var i = 0; i < habits.length; i++) {
      habits[i] = Habit.values()[(first + i) % Habit.values().length];
    }
    contents = names(name + "-content-", CONTENTS);
    products = names(name + "-product-", 2 + random.nextInt(2));
    // Two neighbouring specialties; every other campaign only in hospitals.
    var specialty = random.nextInt(Physicians.SPECIALTIES.size());
    var second = (specialty + 1) % Physicians.SPECIALTIES.size();
    specialties = 1 << specialty | 1 << second;
    tiers = number % 2 == 0 ? -1 : 1 << Tier.TERTIARY.ordinal() | 1 << Tier.SECONDARY.ordinal();
    salted = ascii(name + ":" + PhysicianIds.text(0));
    definition =
        Campaign.newBuilder()
            .setCampaignId(name)
            .setVersion(1)
            .setName("Campaign " + number)
            .setProductIds(texts(products))
            .setStartsAt(start.minus(BEFORE))
            .setEndsAt(start.plus(AFTER))
            .setTimeZone("Asia/Shanghai")
            .setAttributionWindowDays(30)
            .setQualifiedDwellMs(QUALIFIED_DWELL_MS)
            .setAudience(audience(specialty, second))
            .setHoldoutPercent(10 + random.nextInt(11))
            .setHoldoutSalt(name)
            .setTouchCost(costs())
            .setCurrency("CNY")
            .setGoalReach(100_000L)
            .build();
  }

  Campaign definition() {
    return definition;
  }

  byte[] id() {
    return id;
  }

  int number() {
    return number;
  }

  byte[] content(SplittableRandom random) {
    return contents[random.nextInt(contents.length)];
  }

  byte[] product(SplittableRandom random) {
    return products[random.nextInt(products.length)];
  }

  /** Which of its channels, to be asked for below. */
  int drawChannel(SplittableRandom random) {
    return random.nextInt(habits.length);
  }

  Channel channel(int drawn) {
    return Channel.valueOf(habits[drawn].name());
  }

  int channelNumber(int drawn) {
    return habits[drawn].ordinal();
  }

  Team team(int drawn) {
    return Team.values()[(number + drawn) % Team.NONE.ordinal()];
  }

  /** Milliseconds, exponentially distributed with the channel's median. */
  long dwell(int drawn, SplittableRandom random) {
    return (long) (-habits[drawn].dwell / Math.log(2) * Math.log(1 - random.nextDouble()));
  }

  boolean completed(int drawn, SplittableRandom random) {
    return random.nextDouble() < habits[drawn].completed;
  }

  static boolean qualifies(long dwell, boolean completed) {
    return completed || dwell >= QUALIFIED_DWELL_MS;
  }

  boolean isForAudienceOf(Physicians physicians, int physician) {
    return physicians.hasConsent(physician)
        && (specialties & 1 << physicians.specialty(physician)) != 0
        && (tiers & 1 << physicians.tier(physician)) != 0;
  }

  /** Whether a physician of the audience is in the control arm, and so not contacted. */
  boolean isControl(byte[] physicianId) {
    System.arraycopy(
        physicianId, 0, salted, salted.length - physicianId.length, physicianId.length);
    var hash = MurmurHash3.hash32x86(salted, 0, salted.length, 0);
    return Integer.remainderUnsigned(hash, 100) < definition.getHoldoutPercent();
  }

  private Audience audience(int specialty, int second) {
    var names = List.of(Physicians.SPECIALTIES.get(specialty), Physicians.SPECIALTIES.get(second));
    var hospitals =
        tiers == -1 ? List.<String>of() : List.of(Tier.TERTIARY.name(), Tier.SECONDARY.name());
    return new Audience(List.of(), hospitals, names, List.of());
  }

  private TreeMap<String, Long> costs() {
    var costs = new TreeMap<String, Long>();
    for (var habit : habits) {
      costs.put(habit.name(), habit.cost);
    }
    return costs;
  }

  private static byte[][] names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> ascii(prefix + i)).toArray(byte[][]::new);
  }

  private static List<String> texts(byte[][] names) {
    return java.util.Arrays.stream(names)
        .map(name -> new String(name, StandardCharsets.US_ASCII))
        .toList();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
