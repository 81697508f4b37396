package io.livelift.vocabulary;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which tables exist, and down to which region level each goes. Region levels: 0 nation, 1
 * province, 2 city, 3 county; a table that goes down to a level has all levels above it.
 */
public final class Cube {
  /** A table that does not exist. */
  public static final int ABSENT = -1;

  public static final int NATION = 0;
  public static final int PROVINCE = 1;
  public static final int CITY = 2;
  public static final int COUNTY = 3;

  private static final Map<Granularity, Map<Breakdown, Integer>> FINEST_LEVEL =
      Map.of(
          Granularity.MINUTE,
          Map.of(Breakdown.NONE, PROVINCE),
          Granularity.HOUR,
          Map.of(Breakdown.NONE, PROVINCE, Breakdown.CHANNEL, PROVINCE),
          Granularity.DAY,
          Map.of(
              Breakdown.NONE, CITY,
              Breakdown.CHANNEL, PROVINCE,
              Breakdown.CONTENT, PROVINCE,
              Breakdown.TEAM, PROVINCE,
              Breakdown.TIER, PROVINCE,
              Breakdown.SPECIALTY, PROVINCE,
              Breakdown.SEGMENT, PROVINCE,
              Breakdown.PAYER, PROVINCE,
              Breakdown.DISPENSING, PROVINCE),
          Granularity.CAMPAIGN,
          Map.ofEntries(
              Map.entry(Breakdown.NONE, COUNTY),
              Map.entry(Breakdown.CHANNEL, CITY),
              Map.entry(Breakdown.CONTENT, PROVINCE),
              Map.entry(Breakdown.TEAM, PROVINCE),
              Map.entry(Breakdown.TIER, CITY),
              Map.entry(Breakdown.SPECIALTY, CITY),
              Map.entry(Breakdown.SEGMENT, PROVINCE),
              Map.entry(Breakdown.ARM, COUNTY),
              Map.entry(Breakdown.CHANNEL_SET, PROVINCE),
              Map.entry(Breakdown.PAYER, PROVINCE),
              Map.entry(Breakdown.DISPENSING, PROVINCE),
              Map.entry(Breakdown.TRANSITION, NATION)));

  private static final Map<Granularity, List<Breakdown>> BREAKDOWNS =
      Arrays.stream(Granularity.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  granularity -> FINEST_LEVEL.get(granularity).keySet().stream().sorted().toList(),
                  (a, b) -> a,
                  () -> new EnumMap<>(Granularity.class)));

  /** The same by ordinals: asked for every contribution. */
  private static final int[][] LEVELS =
      Arrays.stream(Granularity.values())
          .map(
              granularity ->
                  Arrays.stream(Breakdown.values())
                      .mapToInt(b -> FINEST_LEVEL.get(granularity).getOrDefault(b, ABSENT))
                      .toArray())
          .toArray(int[][]::new);

  private Cube() {}

  /** The finest region level of a table, 0..3, or {@link #ABSENT} if there is no such table. */
  public static int finestLevel(Granularity granularity, Breakdown breakdown) {
    return LEVELS[granularity.ordinal()][breakdown.ordinal()];
  }

  /** The breakdowns that exist at this granularity, in the order of the vocabulary. */
  public static List<Breakdown> breakdowns(Granularity granularity) {
    return BREAKDOWNS.get(granularity);
  }
}
