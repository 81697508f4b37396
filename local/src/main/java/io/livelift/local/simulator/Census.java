package io.livelift.local.simulator;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The residents that China's census of 2020 counted; it has mainland provinces only. */
public final class Census {
  /** In 100,000, by the code of the province. */
  public static final SortedMap<String, Integer> RESIDENTS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("11", 219),
                  Map.entry("12", 139),
                  Map.entry("13", 746),
                  Map.entry("14", 349),
                  Map.entry("15", 240),
                  Map.entry("21", 426),
                  Map.entry("22", 241),
                  Map.entry("23", 319),
                  Map.entry("31", 249),
                  Map.entry("32", 847),
                  Map.entry("33", 646),
                  Map.entry("34", 610),
                  Map.entry("35", 415),
                  Map.entry("36", 452),
                  Map.entry("37", 1015),
                  Map.entry("41", 994),
                  Map.entry("42", 578),
                  Map.entry("43", 664),
                  Map.entry("44", 1260),
                  Map.entry("45", 501),
                  Map.entry("46", 101),
                  Map.entry("50", 321),
                  Map.entry("51", 837),
                  Map.entry("52", 386),
                  Map.entry("53", 472),
                  Map.entry("54", 36),
                  Map.entry("61", 395),
                  Map.entry("62", 250),
                  Map.entry("63", 59),
                  Map.entry("64", 72),
                  Map.entry("65", 259))));

  private Census() {}
}
