package io.livelift.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * The identity of a cell, and its text form: the key of a CampaignMetric record.
 *
 * @param windowStart epoch milliseconds, UTC
 * @param region a path; empty for the nation
 * @param value value of the breakdown; empty for NONE
 */
public record CellKey(
    String campaignId,
    Granularity granularity,
    long windowStart,
    Breakdown breakdown,
    String region,
    String value) {

  /** Six parts joined by a vertical bar; in names a bar or percent sign is percent-encoded. */
  public String toText() {
    return escape(campaignId)
        + '|'
        + granularity
        + '|'
        + windowStart
        + '|'
        + breakdown
        + '|'
        + escape(region)
        + '|'
        + escape(value);
  }

  /**
   * The key that a text stands for.
   *
   * @throws IllegalArgumentException if it is not the text form of a cell key
   */
  public static CellKey parse(String text) {
    List<String> parts = new ArrayList<>(6);
    var start = 0;
    for (var i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '|') {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (parts.size() != 6) {
      throw new IllegalArgumentException("A cell key has 6 parts, this has " + parts.size() + ".");
    }
    return new CellKey(
        unescape(parts.get(0)),
        Granularity.valueOf(parts.get(1)),
        Long.parseLong(parts.get(2)),
        Breakdown.valueOf(parts.get(3)),
        unescape(parts.get(4)),
        unescape(parts.get(5)));
  }

  /** A part of the text: a name in which a bar or percent sign is percent-encoded. */
  public static String escape(String name) {
    return name.indexOf('|') < 0 && name.indexOf('%') < 0
        ? name
        : name.replace("%", "%25").replace("|", "%7C");
  }

  private static String unescape(String name) {
    return name.indexOf('%') < 0 ? name : name.replace("%7C", "|").replace("%25", "%");
  }
}
