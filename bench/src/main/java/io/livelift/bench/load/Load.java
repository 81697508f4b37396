package io.livelift.bench.load;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The events of a spec, one after the other, made far faster than the job could take them. A
 * physician's activity and a campaign's size are skewed as the spec says; views are mostly of
 * treated audience members, most prescriptions follow a qualified view. Not thread-safe.
 */
public final class Load {
  /** A Monday, 8:00 in Shanghai. */
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final double PRESCRIPTIONS = 0.15;
  private static final double CANCELLATIONS = 0.03;
  private static final double REPEATED = 0.01;
  private static final double LATE = 0.01;
  private static final double FOLLOWS_A_VIEW = 0.6;
  private static final double OF_OTHER_PRODUCTS = 0.1;
  private static final double WITH_PATIENT = 0.25;
  private static final int PATIENTS = 10_000_000;
  private static final int TRIES = 4;
  private static final double USUAL_DELAY_MS = 2_000;
  private static final int LATE_FROM_MS = (int) Duration.ofHours(1).toMillis();
  private static final int LATE_TO_MS = (int) Duration.ofHours(12).toMillis();
  private static final byte[] OTHER_PRODUCT = "other-product".getBytes(StandardCharsets.US_ASCII);
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private record Sent(Records.Kind kind, byte[] key, byte[] value) {}

  private record Qualified(int physician, LoadCampaign campaign) {}

  private record Issued(byte[] physician, byte[] prescription, byte[] product, byte[] patient) {}

  private final LoadSpec spec;
  private final Physicians physicians;
  private final List<LoadCampaign> campaigns;
  private final ArrivalClock clock;
  private final SplittableRandom random;
  private final Ranks physicianRanks;
  private final Ranks campaignRanks;
  private final AvroValue view = new AvroValue(ContentView.getClassSchema());
  private final AvroValue prescription = new AvroValue(PrescriptionEvent.getClassSchema());
  private final Recent<Sent> sent = new Recent<>(4_096);
  private final Recent<Qualified> qualified = new Recent<>(65_536);
  private final Recent<Issued> issued = new Recent<>(8_192);
  private final Truth.Counter counter;
  private long next;

  private Load(LoadSpec spec, Instant start, ArrivalClock clock) {
    this.spec = spec;
    this.clock = clock;
    physicians = new Physicians(spec.seed(), spec.physicians());
    campaigns =
        IntStream.range(0, spec.campaigns())
            .mapToObj(number -> new LoadCampaign(spec.seed(), number, start))
            .toList();
    random = new SplittableRandom(~spec.seed());
    physicianRanks = Ranks.of(spec.physicians(), spec.skew());
    campaignRanks = Ranks.of(spec.campaigns(), spec.skew());
    counter = new Truth.Counter(campaigns, spec.physicians());
  }

  /** A log of working days in the past, whose arrival times are a function of the spec. */
  public static Load past(LoadSpec spec) {
    return new Load(spec, START, ArrivalClock.workingDays(START, spec.days(), spec.events()));
  }

  /** A log in the past into which so many events came every second. */
  public static Load steady(LoadSpec spec, long perSecond) {
    return new Load(spec, START, ArrivalClock.steady(START, perSecond));
  }

  /** Events that happen while they are sent. */
  public static Load live(LoadSpec spec) {
    return new Load(spec, Instant.now(), ArrivalClock.now());
  }

  public List<Campaign> campaigns() {
    return campaigns.stream().map(LoadCampaign::definition).toList();
  }

  public int physicians() {
    return physicians.size();
  }

  public Physician physician(int number) {
    return physicians.profile(number);
  }

  /** Makes so many further records. */
  public void next(long records, Records to) {
    for (var i = 0L; i < records; i++) {
      var arrival = clock.arrival(next);
      var repeat = random.nextDouble() < REPEATED ? sent.draw(random) : null;
      if (repeat == null) {
        repeat = random.nextDouble() < PRESCRIPTIONS ? prescribe(arrival) : view(arrival);
        sent.add(repeat);
      } else {
        counter.repeat();
      }
      counter.record(repeat.kind());
      to.add(repeat.kind(), repeat.key(), repeat.value(), arrival);
      next++;
    }
  }

  /** What was made up to now. */
  public Truth truth() {
    return counter.truth();
  }

  private Sent view(long arrival) {
    var physician = drawPhysician();
    var key = PhysicianIds.bytes(physician);
    var campaign = drawCampaign(physician, key);
    var channel = campaign.drawChannel(random);
    var dwell = campaign.dwell(channel, random);
    var completed = campaign.completed(channel, random);
    var isQualified = LoadCampaign.qualifies(dwell, completed);
    counter.view(campaign.number(), physician, isQualified);
    if (isQualified) {
      qualified.add(new Qualified(physician, campaign));
    }
    var value =
        view.begin()
            .text(id('v'))
            .number(arrival - delay())
            .text(campaign.id())
            .text(campaign.content(random))
            .optional(key)
            .optional(null)
            .number(campaign.channelNumber(channel))
            .number(campaign.team(channel).ordinal())
            .number(dwell)
            .flag(completed)
            .optional(physicians.region(physician))
            .end();
    return new Sent(Records.Kind.VIEW, key, value);
  }

  private Sent prescribe(long arrival) {
    var former = random.nextDouble() < CANCELLATIONS ? issued.draw(random) : null;
    if (former != null) {
      counter.cancellation();
      return prescription(former, PrescriptionStatus.CANCELLED, arrival);
    }
    var cause = random.nextDouble() < FOLLOWS_A_VIEW ? qualified.draw(random) : null;
    var physician = cause == null ? drawPhysician() : cause.physician();
    var campaign =
        cause == null ? campaigns.get(random.nextInt(campaigns.size())) : cause.campaign();
    var product =
        cause == null && random.nextDouble() < OF_OTHER_PRODUCTS
            ? OTHER_PRODUCT
            : campaign.product(random);
    var patient = random.nextDouble() < WITH_PATIENT ? hex('t', random.nextInt(PATIENTS)) : null;
    var fresh = new Issued(PhysicianIds.bytes(physician), id('r'), product, patient);
    issued.add(fresh);
    return prescription(fresh, PrescriptionStatus.ISSUED, arrival);
  }

  private Sent prescription(Issued what, PrescriptionStatus status, long arrival) {
    var value =
        prescription
            .begin()
            .text(id('e'))
            .number(arrival - delay())
            .text(what.physician())
            .text(what.prescription())
            .text(what.product())
            .number(status.ordinal())
            .optional(what.patient())
            .number(random.nextInt(4))
            .number(1 + random.nextInt(3))
            .number(random.nextInt(4))
            .number(random.nextInt(4))
            .optional(null)
            .end();
    return new Sent(Records.Kind.PRESCRIPTION, what.physician(), value);
  }

  private int drawPhysician() {
    if (spec.skew() == Skew.ONE_PHYSICIAN && random.nextBoolean()) {
      return 0;
    }
    return physicianRanks.draw(random);
  }

  /** Mostly one that contacts the physician; others are seen by chance. */
  private LoadCampaign drawCampaign(int physician, byte[] key) {
    if (spec.skew() == Skew.ONE_CAMPAIGN && random.nextBoolean()) {
      return campaigns.get(0);
    }
    var campaign = campaigns.get(campaignRanks.draw(random));
    for (var i = 1; i < TRIES && !isContacted(campaign, physician, key); i++) {
      campaign = campaigns.get(campaignRanks.draw(random));
    }
    return campaign;
  }

  private boolean isContacted(LoadCampaign campaign, int physician, byte[] key) {
    return campaign.isForAudienceOf(physicians, physician) && !campaign.isControl(key);
  }

  /** Milliseconds between event and arrival. */
  private long delay() {
    return random.nextDouble() < LATE
        ? random.nextInt(LATE_FROM_MS, LATE_TO_MS)
        : (long) (-USUAL_DELAY_MS * Math.log(1 - random.nextDouble()));
  }

  private byte[] id(char prefix) {
    return hex(prefix, (int) next);
  }

  private static byte[] hex(char prefix, int number) {
    var id = new byte[9];
    id[0] = (byte) prefix;
    for (var i = 8; i > 0; i--) {
      id[i] = (byte) HEX[(number >>> (4 * (8 - i))) & 15];
    }
    return id;
  }
}
