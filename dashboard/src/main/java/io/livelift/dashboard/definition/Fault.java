package io.livelift.dashboard.definition;

import io.livelift.dashboard.wording.Sentence;
import io.livelift.vocabulary.RejectReason;

/** What can be wrong with a field, and what to do about it. */
public enum Fault {
  MISSING("Fill this in.", "此项必填。"),
  NO_TEXT("Give a text here.", "此处应为文本。"),
  NO_NUMBER("Give a whole number here.", "此处应为整数。"),
  NO_TIME(
      "Give a date and a time with an offset, such as 2026-03-01T00:00:00+08:00.",
      "请填写带时区偏移的日期和时间，例如 2026-03-01T00:00:00+08:00。"),
  NO_LIST("Give a list of texts here.", "此处应为文本列表。"),
  UNKNOWN_FIELD("There is no such field.", "没有这个字段。"),
  UNKNOWN_CURRENCY("Give an ISO 4217 currency, such as CNY.", "请填写 ISO 4217 货币代码，例如 CNY。"),
  UNKNOWN_KIND("Choose PHYSICIAN or PATIENT.", "请选择 PHYSICIAN 或 PATIENT。"),
  UNKNOWN_TIER(
      "Choose from TERTIARY, SECONDARY, PRIMARY, COMMUNITY and UNKNOWN.",
      "请从 TERTIARY、SECONDARY、PRIMARY、COMMUNITY、UNKNOWN 中选择。"),
  NO_AUDIENCE_OF_PATIENTS(
      "Patients have no profile: leave the audience empty and hold nobody out.",
      "患者没有档案：请将受众留空，且不设对照组。"),
  GOAL_TOO_SMALL("A goal is at least 1; leave it empty for none.", "目标至少为 1；不设目标请留空。"),
  NOTHING_TO_CONVERT(
      "Name at least one product, or nothing can be a conversion.", "请至少填写一种产品，否则不会产生任何转化。"),
  TOO_LONG("This is too long.", "内容过长。"),
  BAD_ID(
      "An id is blank, longer than 256 characters or has control characters.",
      "编号为空、超过 256 个字符或含有控制字符。"),
  BAD_TIME("Choose a time from 1971 to 2200.", "请选择 1971 年至 2200 年之间的时间。"),
  BAD_FLIGHT("The flight must end after it starts.", "结束时间必须晚于开始时间。"),
  BAD_ZONE(
      "Give a time zone by its IANA name, such as Asia/Shanghai.",
      "请填写 IANA 时区名称，例如 Asia/Shanghai。"),
  BAD_WINDOW("Choose 0 to 3,660 days.", "请选择 0 到 3660 天。"),
  BAD_DWELL("The dwell time cannot be negative.", "停留时间不能为负数。"),
  BAD_REGION(
      "A region is a path of up to three levels, such as 44/4403, or a GB/T 2260 code.",
      "地区应为最多三级的路径（例如 44/4403）或 GB/T 2260 代码。"),
  BAD_HOLDOUT("Hold out 0 to 90 percent.", "对照组比例应为 0 到 90%。"),
  BAD_COST(
      "A cost is from 0 to 1,000,000,000,000 minor units, of a channel that exists.",
      "费用应在 0 到 1,000,000,000,000 最小货币单位之间，且渠道必须存在。"),
  NOT_ACCEPTED("The job would reject this.", "计算作业会拒收此内容。");

  private final Sentence sentence;

  Fault(String en, String zh) {
    this.sentence = new Sentence(en, zh);
  }

  public Sentence sentence() {
    return sentence;
  }

  /** The fault for which the job rejects a campaign. */
  static Fault of(RejectReason reason) {
    return switch (reason) {
      case TOO_LONG -> TOO_LONG;
      case INVALID_ID -> BAD_ID;
      case INVALID_TIME -> BAD_TIME;
      case INVALID_FLIGHT -> BAD_FLIGHT;
      case UNKNOWN_TIME_ZONE -> BAD_ZONE;
      case INVALID_WINDOW -> BAD_WINDOW;
      case INVALID_DWELL_LIMIT -> BAD_DWELL;
      case MALFORMED_REGION -> BAD_REGION;
      case INVALID_HOLDOUT -> BAD_HOLDOUT;
      case INVALID_COST -> BAD_COST;
      case TOMBSTONE,
          EMPTY,
          UNREADABLE,
          UNKNOWN_SCHEMA,
          TRAILING_BYTES,
          INVALID_VIEWER,
          FUTURE,
          NEGATIVE_DWELL,
          INVALID_QUANTITY,
          INVALID_REFILL,
          INVALID_VERSION,
          OVER_LIMIT,
          LATE,
          INVALID_SUBJECT ->
          NOT_ACCEPTED;
    };
  }
}
