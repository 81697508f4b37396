package io.livelift.local.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/** Region fields, read a second time. */
final class Regions {
  private static final String NAME = "[^/\\s\\p{Cntrl}](?:[^/\\p{Cntrl}]{0,62}[^/\\s\\p{Cntrl}])?";
  private static final Pattern PATH = Pattern.compile(NAME + "(?:/" + NAME + "){0,2}");
  private static final Pattern CODE = Pattern.compile("(\\d\\d)(\\d\\d)?(\\d\\d)?");

  private Regions() {}

  /** Whether no region is known. */
  static boolean isUnknown(String text) {
    return text == null || text.isEmpty() || text.equals("UNKNOWN");
  }

  /** The path a text stands for; empty if it stands for none. */
  static Optional<String> path(String text) {
    var code = CODE.matcher(text);
    if (!code.matches()) {
      return PATH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
    var province = code.group(1);
    var city = code.group(2) == null ? "00" : code.group(2);
    var county = code.group(3) == null ? "00" : code.group(3);
    if (province.equals("00")) {
      return Optional.empty();
    }
    if (county.equals("00")) {
      return Optional.of(city.equals("00") ? province : province + "/" + province + city);
    }
    return Optional.of(province + "/" + province + city + "/" + province + city + county);
  }

  /** The path in a record's region field that was found valid; null where none is known. */
  static String known(String text) {
    return isUnknown(text) ? null : path(text).orElseThrow();
  }
}
