package io.livelift.local.simulator;

import io.livelift.contract.Audience;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.Team;
import io.livelift.local.simulator.Dice.Purpose;
import io.livelift.vocabulary.RegionPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.MurmurHash3;

/** A campaign and what it does: whom it contacts, how, and who prescribes its product. */
final class SimulatedCampaign {
  /** The share of physicians outside the audience who see the campaign nevertheless. */
  private static final double SPILL_SHARE = 0.03;

  private final Campaign definition;
  private final Weighted<Channel> channels;
  private final Weighted<Team> teams;
  private final List<String> contents;

  /** Numbers of physicians. */
  private int[] contactable = {};

  private int[] prescribers = {};
  private boolean[] regular = {};
  private long[] lastQualifiedAt = {};
  private Channel[] lastChannel = {};

  SimulatedCampaign(
      Campaign definition,
      Weighted<Channel> channels,
      Weighted<Team> teams,
      List<String> contents) {
    this.definition = definition;
    this.channels = channels;
    this.teams = teams;
    this.contents = contents;
  }

  Campaign definition() {
    return definition;
  }

  Weighted<Channel> channels() {
    return channels;
  }

  Weighted<Team> teams() {
    return teams;
  }

  List<String> contents() {
    return contents;
  }

  boolean isInFlight(Instant time) {
    return !time.isBefore(definition.getStartsAt()) && time.isBefore(definition.getEndsAt());
  }

  /** Decides who is contacted and who prescribes. The control arm is never contacted. */
  void settle(long seed, int number, List<SimulatedPhysician> physicians) {
    var contacted = new int[physicians.size()];
    var prescribing = new int[physicians.size()];
    var contactCount = 0;
    var prescriberCount = 0;
    regular = new boolean[physicians.size()];
    for (var i = 0; i < physicians.size(); i++) {
      var dice = Dice.of(seed, Purpose.PRESCRIBER, number, i);
      var physician = physicians.get(i);
      var member = isAudienceMember(physician);
      var reachable =
          member
              ? !isControl(physician.id()) && !dice.chance(Truth.OUT_OF_REACH_SHARE)
              : dice.chance(SPILL_SHARE);
      if (reachable) {
        contacted[contactCount++] = i;
      }
      var kind = dice.fraction();
      regular[i] = kind < Truth.REGULAR_SHARE;
      if (kind < Truth.REGULAR_SHARE + Truth.PERSUADABLE_SHARE && (member || reachable)) {
        prescribing[prescriberCount++] = i;
      }
    }
    contactable = Arrays.copyOf(contacted, contactCount);
    prescribers = Arrays.copyOf(prescribing, prescriberCount);
    forget();
  }

  /** Someone to contact; some are contacted far more often than others. */
  int drawContact(Dice dice) {
    return contactable[(int) (contactable.length * Math.pow(dice.fraction(), 1.5))];
  }

  boolean hasContacts() {
    return contactable.length > 0;
  }

  int prescriberCount() {
    return prescribers.length;
  }

  int drawPrescriber(Dice dice) {
    return prescribers[dice.below(prescribers.length)];
  }

  void remember(int physician, Instant qualifiedAt, Channel channel) {
    lastQualifiedAt[physician] = qualifiedAt.toEpochMilli();
    lastChannel[physician] = channel;
  }

  void forget() {
    lastQualifiedAt = new long[regular.length];
    lastChannel = new Channel[regular.length];
  }

  /** The rate at which a physician prescribes, before the rhythm of the day. */
  double prescriptionsPerDay(int physician, Instant time) {
    var base = prescriptionsPerDayAnyway(physician);
    return lastChannel[physician] == null
        ? base
        : base
            + Truth.effectPerDay(
                lastChannel[physician], time.toEpochMilli() - lastQualifiedAt[physician]);
  }

  /** The rate at which a physician would prescribe without the campaign. */
  double prescriptionsPerDayAnyway(int physician) {
    return regular[physician] ? Truth.BASE_PER_DAY : 0;
  }

  /** The channel of a physician's latest qualified view, or null. */
  Channel lastChannel(int physician) {
    return lastChannel[physician];
  }

  boolean isAudienceMember(SimulatedPhysician physician) {
    var audience = definition.getAudience();
    return physician.hasProfile() && physician.consent() && matches(audience, physician);
  }

  boolean isControl(String physicianId) {
    var text = definition.getHoldoutSalt() + ":" + physicianId;
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var hash = MurmurHash3.hash32x86(bytes, 0, bytes.length, 0);
    return Integer.remainderUnsigned(hash, 100) < definition.getHoldoutPercent();
  }

  private static boolean matches(Audience audience, SimulatedPhysician physician) {
    return (audience.getRegions().isEmpty() || isWithin(physician.region(), audience.getRegions()))
        && accepts(audience.getTiers(), physician.tier().name())
        && accepts(audience.getSpecialties(), physician.specialty())
        && (audience.getSegments().isEmpty()
            || audience.getSegments().stream().anyMatch(physician.segments()::contains));
  }

  private static boolean isWithin(String region, List<String> prefixes) {
    return region != null
        && prefixes.stream().anyMatch(prefix -> RegionPath.isWithin(region, prefix));
  }

  private static boolean accepts(List<String> accepted, String value) {
    return accepted.isEmpty() || accepted.contains(value);
  }
}
