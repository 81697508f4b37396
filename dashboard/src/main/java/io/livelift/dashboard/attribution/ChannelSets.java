package io.livelift.dashboard.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Conversions by the set of channels that a person saw, and the two models that need no order.
 *
 * <p>Shapley: the worth of a coalition of channels is the conversions of the people whose channels
 * all belong to it, that is, the conversions there would have been with these channels alone if
 * whoever saw another one too had been lost. This is the set function of K. Zhao, S. H. Mahboobi,
 * S. R. Bagheri, "Shapley value methods for attribution modeling in online advertising" (2018,
 * arXiv:1804.05327); with it Shapley values are the equal split of each set's conversions among its
 * channels. All conversions are distributed, no channel gets less than nothing.
 *
 * <p>Removal effect: the share of all conversions that would be lost if everybody who saw the
 * channel had been lost; normalised, so that the channels' shares sum to one.
 */
public final class ChannelSets {
  private static final String SEPARATOR = "\\+";

  private final List<String> channels;
  private final Map<Integer, Long> conversions = new LinkedHashMap<>();

  /**
   * @param conversions by channel set: names joined by +, empty for people who saw nothing
   */
  public ChannelSets(Map<String, Long> conversions) {
    var names = new TreeSet<String>();
    conversions.keySet().forEach(set -> names.addAll(channels(set)));
    this.channels = List.copyOf(names);
    conversions.forEach((set, count) -> this.conversions.merge(coalition(set), count, Long::sum));
  }

  /** The Shapley value of each channel, in conversions. */
  public Map<String, Double> shapley() {
    var worth = new double[1 << channels.size()];
    conversions.forEach((coalition, count) -> worth[coalition] = coalition == 0 ? 0 : count);
    for (var channel = 0; channel < channels.size(); channel++) {
      for (var coalition = 0; coalition < worth.length; coalition++) {
        if ((coalition & 1 << channel) != 0) {
          worth[coalition] += worth[coalition ^ 1 << channel];
        }
      }
    }
    return byName(Shapley.values(worth));
  }

  /** The removal effect of each channel, 0 to 1, not normalised: a share of all conversions. */
  public Map<String, Double> removalEffects() {
    var all = total();
    var effects = new double[channels.size()];
    conversions.forEach(
        (coalition, count) -> {
          for (var channel = 0; channel < effects.length; channel++) {
            if (all > 0 && (coalition & 1 << channel) != 0) {
              effects[channel] += (double) count / all;
            }
          }
        });
    return byName(effects);
  }

  /** Conversions of people who saw at least one channel. */
  public long total() {
    return conversions.entrySet().stream()
        .filter(set -> set.getKey() != 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Map<String, Double> byName(double[] values) {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (var channel = 0; channel < values.length; channel++) {
      byName.put(channels.get(channel), values[channel]);
    }
    return byName;
  }

  private int coalition(String set) {
    return channels(set).stream().mapToInt(name -> 1 << channels.indexOf(name)).sum();
  }

  private static List<String> channels(String set) {
    return set.isEmpty()
        ? List.of()
        : new ArrayList<>(new TreeSet<>(List.of(set.split(SEPARATOR))));
  }
}
