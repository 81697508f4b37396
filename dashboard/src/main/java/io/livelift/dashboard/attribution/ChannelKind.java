package io.livelift.dashboard.attribution;

/** Whether a channel meets people on a screen or in person. */
public enum ChannelKind {
  ONLINE,
  OFFLINE,
  /** The channel is not known. */
  OTHER;

  /** The kind of a channel; one that a newer writer has added is OTHER. */
  public static ChannelKind of(String channel) {
    return switch (channel) {
      case "VIRTUAL_REP", "WEBINAR", "WECHAT", "APP", "EMAIL", "INTERNET_HOSPITAL", "WEB" -> ONLINE;
      case "FIELD_REP", "CONFERENCE" -> OFFLINE;
      default -> OTHER;
    };
  }
}
