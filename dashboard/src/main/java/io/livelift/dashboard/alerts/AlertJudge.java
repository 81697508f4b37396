package io.livelift.dashboard.alerts;

import io.livelift.dashboard.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a rule begins to fire and when it is over. It begins at the threshold, and is over
 * when the number has been better than the threshold by a margin for a while: so a number that
 * trembles at the threshold fires once.
 */
public final class AlertJudge {
  static final Duration CALM = Duration.ofMinutes(5);
  static final Duration CALM_LEDGER = Duration.ofMinutes(30);
  private static final double PACE_MARGIN = 0.03;
  private static final double DROP_MARGIN = 0.05;

  /** What is the case. */
  private enum Finding {
    BAD,
    /** Neither bad nor good enough to be over. */
    BETWEEN,
    GOOD,
    /** It cannot be said; nothing changes. */
    UNKNOWN
  }

  private AlertJudge() {}

  /**
   * What a rule remembers from one judgement to the next.
   *
   * @param calmSince since when a firing rule has been good; null if it is not
   * @param lastAlarm the last alarm of the sink that was told
   */
  public record Memory(boolean firing, Instant calmSince, long lastAlarm) {}

  /**
   * The outcome.
   *
   * @param begun what to tell if it began to fire
   * @param over what to tell if it is over
   */
  public record Judgement(Memory memory, Optional<Sentence> begun, Optional<Sentence> over) {}

  /** Judges one rule. */
  public static Judgement judge(AlertKind kind, double threshold, Memory memory, AlertFacts facts) {
    return switch (finding(kind, threshold, memory, facts)) {
      case UNKNOWN -> unchanged(memory);
      case BAD -> bad(kind, threshold, memory, facts);
      case BETWEEN -> unchanged(new Memory(memory.firing(), null, memory.lastAlarm()));
      case GOOD -> good(kind, threshold, memory, facts);
    };
  }

  private static Judgement unchanged(Memory memory) {
    return new Judgement(memory, Optional.empty(), Optional.empty());
  }

  private static Judgement bad(AlertKind kind, double threshold, Memory memory, AlertFacts facts) {
    var next = new Memory(true, null, Math.max(memory.lastAlarm(), facts.newestAlarm()));
    return new Judgement(
        next,
        memory.firing() ? Optional.empty() : Optional.of(AlertWords.begun(kind, threshold, facts)),
        Optional.empty());
  }

  private static Judgement good(AlertKind kind, double threshold, Memory memory, AlertFacts facts) {
    if (!memory.firing()) {
      return unchanged(memory);
    }
    var since = memory.calmSince() == null ? facts.now() : memory.calmSince();
    if (Duration.between(since, facts.now()).compareTo(calm(kind, threshold)) < 0) {
      return unchanged(new Memory(true, since, memory.lastAlarm()));
    }
    return new Judgement(
        new Memory(false, null, memory.lastAlarm()),
        Optional.empty(),
        Optional.of(AlertWords.over(kind, facts)));
  }

  private static Duration calm(AlertKind kind, double threshold) {
    return switch (kind) {
      case REACH_BEHIND_PACE, CONVERSIONS_BEHIND_PACE, CONVERSION_DROP -> CALM;
      case DATA_STALE -> Duration.ofSeconds((long) threshold);
      case LEDGER -> CALM_LEDGER;
    };
  }

  private static Finding finding(
      AlertKind kind, double threshold, Memory memory, AlertFacts facts) {
    return switch (kind) {
      case REACH_BEHIND_PACE -> pace(facts.reach(), threshold);
      case CONVERSIONS_BEHIND_PACE -> pace(facts.conversions(), threshold);
      case CONVERSION_DROP -> drop(facts.week(), threshold);
      case DATA_STALE -> stale(facts, threshold);
      case LEDGER -> ledger(memory, facts);
    };
  }

  private static Finding pace(AlertFacts.Pace pace, double threshold) {
    if (pace == null) {
      return Finding.UNKNOWN;
    }
    if (pace.share() < threshold && pace.isBehind()) {
      return Finding.BAD;
    }
    return pace.share() >= threshold + PACE_MARGIN ? Finding.GOOD : Finding.BETWEEN;
  }

  private static Finding drop(AlertFacts.Week week, double threshold) {
    if (week == null || !week.isEnough()) {
      return Finding.UNKNOWN;
    }
    if (week.drop() >= threshold && week.isFewerThanChance()) {
      return Finding.BAD;
    }
    return week.drop() < threshold - DROP_MARGIN ? Finding.GOOD : Finding.BETWEEN;
  }

  private static Finding stale(AlertFacts facts, double threshold) {
    if (facts.committedAt() == null) {
      return Finding.UNKNOWN;
    }
    var age = Duration.between(facts.committedAt(), facts.now()).toMillis() / 1000.0;
    if (age > threshold) {
      return Finding.BAD;
    }
    return age < threshold / 2 ? Finding.GOOD : Finding.BETWEEN;
  }

  private static Finding ledger(Memory memory, AlertFacts facts) {
    return facts.newestAlarm() > memory.lastAlarm() || !facts.unbalanced().isEmpty()
        ? Finding.BAD
        : Finding.GOOD;
  }
}
