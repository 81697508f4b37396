package io.livelift.dashboard.wording;

import io.livelift.vocabulary.RejectReason;

/** Why records are rejected, in both languages. */
public final class RejectWords {
  private RejectWords() {}

  public static Sentence of(RejectReason reason) {
    return new Sentence(reason.sentence() + ".", chinese(reason));
  }

  private static String chinese(RejectReason reason) {
    return switch (reason) {
      case TOMBSTONE -> "记录没有值。";
      case EMPTY -> "记录的值没有任何字节。";
      case TOO_LONG -> "记录或其某个字段超过允许的长度。";
      case UNREADABLE -> "字节不符合主题的格式、被截断，或与模式不符。";
      case UNKNOWN_SCHEMA -> "写入方的模式未知。";
      case TRAILING_BYTES -> "记录之后还有多余的字节。";
      case INVALID_ID -> "编号为空、过长或含有控制字符。";
      case INVALID_VIEWER -> "浏览记录必须且只能有 physician_id 与 patient_id 之一。";
      case INVALID_TIME -> "时间为零、为负或不在 1971 至 2200 年之间；常见原因是单位错误。";
      case FUTURE -> "事件时间比到达时间晚 5 分钟以上。";
      case NEGATIVE_DWELL -> "dwell_ms 为负或超过一年。";
      case INVALID_QUANTITY -> "quantity 小于 1。";
      case INVALID_REFILL -> "refill 为负。";
      case MALFORMED_REGION -> "地区既不是最多三级的路径，也不是 GB/T 2260 代码。";
      case INVALID_FLIGHT -> "活动的开始时间不早于结束时间。";
      case UNKNOWN_TIME_ZONE -> "活动的时区不是 IANA 名称。";
      case INVALID_WINDOW -> "attribution_window_days 不在 0 到 3660 之间。";
      case INVALID_HOLDOUT -> "holdout_percent 不在 0 到 90 之间。";
      case INVALID_COST -> "触达费用为负、过大或属于未知渠道。";
      case INVALID_VERSION -> "version 为负。";
      case INVALID_DWELL_LIMIT -> "qualified_dwell_ms 为负。";
      case OVER_LIMIT -> "此人的事件数超过单人保留上限。";
      case LATE -> "记录到达时间超过允许的迟到时长。";
      case INVALID_SUBJECT -> "删除请求必须且只能有 physician_id 与 patient_id 之一。";
    };
  }
}
