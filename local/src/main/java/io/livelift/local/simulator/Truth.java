package io.livelift.local.simulator;

import io.livelift.contract.Channel;
import java.time.Duration;
import java.util.Map;

/**
 * What is true in the simulated world, and what measurements should therefore find.
 *
 * <p>A physician is a regular prescriber of a campaign's product, a persuadable one, or none. A
 * regular one prescribes at the base rate, a persuadable one not at all. A qualified view raises
 * the rate of both by its channel's effect, which decays and ends; only the latest view counts.
 */
final class Truth {
  /** Shares of all physicians, drawn for each campaign anew, alike in both arms. */
  static final double REGULAR_SHARE = 0.22;

  static final double PERSUADABLE_SHARE = 0.15;

  /** Prescriptions per day and regular prescriber, averaged over the week. */
  static final double BASE_PER_DAY = 3.0;

  /** Prescriptions per day that a physician's latest qualified view adds at first, by channel. */
  static final Map<Channel, Double> EFFECT_PER_DAY =
      Map.of(
          Channel.FIELD_REP, 4.0,
          Channel.CONFERENCE, 3.0,
          Channel.VIRTUAL_REP, 2.0,
          Channel.WEBINAR, 1.5,
          Channel.WECHAT, 0.8,
          Channel.APP, 0.6,
          Channel.EMAIL, 0.4,
          Channel.WEB, 0.3);

  static final double LARGEST_EFFECT_PER_DAY = 4.0;

  /** The effect falls to 1/e in this time. */
  static final Duration DECAY = Duration.ofDays(2);

  /** After this time there is no effect. */
  static final Duration EFFECT_ENDS = Duration.ofDays(5);

  /** The probability that a patient's qualified view leads to a prescription, by channel. */
  static final Map<Channel, Double> PATIENT_CONVERSION =
      Map.of(Channel.INTERNET_HOSPITAL, 0.12, Channel.APP, 0.04, Channel.WECHAT, 0.025);

  /** The share of each campaign's treated arm that no channel ever gets hold of. */
  static final double OUT_OF_REACH_SHARE = 0.25;

  static final double DUPLICATE_SHARE = 0.01;
  static final double CANCELLED_SHARE = 0.03;

  /** Views that are reported more than 7 days after they happened, of all. */
  static final double VERY_LATE_SHARE = 0.001;

  /** Unreadable or impossible records, beside all good ones. */
  static final double RUBBISH_SHARE = 0.002;

  /** What events are made of, as shares of the rate. */
  static final double PHYSICIAN_VIEW_SHARE = 0.25;

  static final double PATIENT_VIEW_SHARE = 0.6;
  static final double PATIENT_BASE_SHARE = 0.07;
  static final double OTHER_PRODUCT_SHARE = 0.03;

  private Truth() {}

  /** Prescriptions per day that the latest qualified view adds after this time. */
  static double effectPerDay(Channel channel, long ageMillis) {
    if (ageMillis < 0 || ageMillis >= EFFECT_ENDS.toMillis()) {
      return 0;
    }
    return EFFECT_PER_DAY.get(channel) * Math.exp(-(double) ageMillis / DECAY.toMillis());
  }
}
