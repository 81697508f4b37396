package io.livelift.dashboard.attribution;

import io.livelift.vocabulary.Measure;
import java.util.Locale;

/** The ways to share conversions among channels. */
public enum Model {
  FIRST(Measure.CREDIT_FIRST, "All to the first eligible touch"),
  LAST(Measure.CREDIT_LAST, "All to the last eligible touch"),
  LINEAR(Measure.CREDIT_LINEAR, "Equally to all eligible touches"),
  TIME_DECAY(
      Measure.CREDIT_TIME_DECAY,
      "To all eligible touches, with a weight that halves every 7 days before the prescription"),
  POSITION(
      Measure.CREDIT_POSITION, "40% to the first eligible touch, 40% to the last, 20% between"),
  SHAPLEY(
      null,
      "Shapley value, where a set of channels is worth the conversions of the people who saw no"
          + " channel outside it"),
  REMOVAL(null, "In proportion to the conversions of all people who saw the channel"),
  MARKOV(
      null,
      "In proportion to how much less probable a conversion is on paths that end where they would"
          + " enter the channel");

  private final Measure credit;
  private final String sentence;

  Model(Measure credit, String sentence) {
    this.credit = credit;
    this.sentence = sentence;
  }

  /** The name in the API, such as {@code time_decay}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The definition in one sentence, for readers. */
  public String sentence() {
    return sentence;
  }

  /** The measure that the job has counted for it; null for models computed on read. */
  Measure credit() {
    return credit;
  }
}
