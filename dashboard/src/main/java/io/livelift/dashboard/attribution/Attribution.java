package io.livelift.dashboard.attribution;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each model credits to each channel, side by side. Serialized as it is into the API.
 *
 * @param channels the most credited on average first
 * @param disagreeMost the channel whose shares differ most between the models; null if there is
 *     none
 */
public record Attribution(
    List<ModelState> models,
    List<Channel> channels,
    @JsonProperty("disagree_most") String disagreeMost) {

  /**
   * The cells that the models need, by value; null for a table that does not exist in the region.
   *
   * @param channels by channel
   * @param channelSets by channel set
   * @param transitions by transition
   */
  public record Tables(
      Map<String, Measures> channels,
      Map<String, Measures> channelSets,
      Map<String, Measures> transitions) {}

  /**
   * How a model fared.
   *
   * @param withheldCells how many cells that it needs may not be told; of MARKOV, at how many
   *     channels steps are missing
   * @param conversions all that it distributes; null if it has no answer
   */
  public record ModelState(
      String model,
      String status,
      @JsonProperty("withheld_cells") int withheldCells,
      Double conversions) {}

  /**
   * One channel under all models.
   *
   * @param assisted conversions with at least one eligible touch of the channel; null if withheld
   *     or not counted in the region
   * @param credits by model; those that have no answer for the channel are missing
   * @param spread the largest share minus the smallest; null with fewer than two models
   * @param highest the model with the largest share
   * @param lowest the model with the smallest share
   */
  public record Channel(
      String channel,
      Long assisted,
      Map<String, Credit> credits,
      Double spread,
      String highest,
      String lowest) {}

  /**
   * What a model credits to a channel.
   *
   * @param share of all that the model distributes, 0 to 1
   */
  public record Credit(double conversions, double share) {}

  /** All models of one region. */
  public static Attribution of(Tables tables) {
    var all = Arrays.stream(Model.values()).map(model -> ModelCredits.of(model, tables)).toList();
    var answered = ModelCredits.answered(all);
    var channels =
        names(tables, answered).stream()
            .map(name -> channel(name, tables, answered))
            .sorted(Comparator.comparingDouble(Attribution::averageShare).reversed())
            .toList();
    return new Attribution(
        all.stream().map(Attribution::state).toList(), channels, disagreeMost(channels));
  }

  private static ModelState state(ModelCredits credits) {
    return new ModelState(
        credits.model().id(),
        credits.status().name(),
        credits.withheldCells(),
        credits.conversions().isEmpty() ? null : credits.total());
  }

  private static Set<String> names(Tables tables, List<ModelCredits> answered) {
    var names = new TreeSet<String>();
    if (tables.channels() != null) {
      names.addAll(tables.channels().keySet());
    }
    answered.forEach(credits -> names.addAll(credits.conversions().keySet()));
    return names;
  }

  private static Channel channel(String name, Tables tables, List<ModelCredits> answered) {
    Map<String, Credit> credits = new LinkedHashMap<>();
    for (var model : answered) {
      // Where a cell is withheld, a channel that is not seen may still have been there.
      var credit =
          model
              .conversions()
              .getOrDefault(name, model.withheldCells() == 0 ? Double.valueOf(0) : null);
      if (credit != null) {
        credits.put(model.model().id(), new Credit(credit, credit / model.total()));
      }
    }
    var byShare = Comparator.<Map.Entry<String, Credit>>comparingDouble(c -> c.getValue().share());
    var highest = credits.entrySet().stream().max(byShare);
    var lowest = credits.entrySet().stream().min(byShare);
    if (credits.size() < 2) {
      return new Channel(name, assisted(name, tables), credits, null, null, null);
    }
    return new Channel(
        name,
        assisted(name, tables),
        credits,
        highest.get().getValue().share() - lowest.get().getValue().share(),
        highest.get().getKey(),
        lowest.get().getKey());
  }

  private static Long assisted(String channel, Tables tables) {
    var cell = tables.channels() == null ? null : tables.channels().get(channel);
    return cell == null || cell.isWithheld(Measure.CONVERSIONS)
        ? null
        : (Long) cell.get(Measure.CONVERSIONS);
  }

  private static double averageShare(Channel channel) {
    return channel.credits().values().stream().mapToDouble(Credit::share).average().orElse(0);
  }

  private static String disagreeMost(List<Channel> channels) {
    return channels.stream()
        .filter(channel -> channel.spread() != null && channel.spread() > 0)
        .max(Comparator.comparingDouble(Channel::spread))
        .map(Channel::channel)
        .orElse(null);
  }
}
