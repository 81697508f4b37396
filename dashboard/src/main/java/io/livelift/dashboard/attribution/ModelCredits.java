package io.livelift.dashboard.attribution;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one model credits to each channel, in conversions.
 *
 * @param withheldCells how many cells that it needs may not be told; of MARKOV, at how many
 *     channels steps are missing
 */
record ModelCredits(
    Model model, Status status, int withheldCells, Map<String, Double> conversions) {
  private static final double MILLION = 1_000_000;

  /** Whether a model has an answer. */
  enum Status {
    COMPLETE,
    /** Computed of the cells that may be told; others are withheld. */
    PARTIAL,
    /** What may be told does not suffice. */
    WITHHELD,
    NO_CONVERSIONS,
    /** The cells that it needs do not go down to this region. */
    NOT_AT_THIS_LEVEL
  }

  static ModelCredits of(Model model, Attribution.Tables tables) {
    return switch (model) {
      case FIRST, LAST, LINEAR, TIME_DECAY, POSITION -> counted(model, tables.channels());
      case SHAPLEY -> ofSets(model, tables.channelSets());
      case REMOVAL -> ofSets(model, tables.channelSets());
      case MARKOV -> markov(tables.transitions(), tables.channels());
    };
  }

  /** All that the model distributes. */
  double total() {
    return conversions.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static ModelCredits counted(Model model, Map<String, Measures> channels) {
    return of(
        model,
        channels,
        cell -> cell.isWithheld(model.credit()),
        visible -> {
          Map<String, Double> credits = new LinkedHashMap<>();
          visible.forEach(
              (channel, cell) -> credits.put(channel, cell.get(model.credit()) / MILLION));
          return credits;
        });
  }

  private static ModelCredits ofSets(Model model, Map<String, Measures> cells) {
    return of(
        model,
        cells,
        cell -> cell.isWithheld(Measure.CONVERSIONS),
        visible -> {
          var sets = new ChannelSets(counts(visible, Measure.CONVERSIONS));
          return model == Model.SHAPLEY
              ? sets.shapley()
              : inProportion(sets.removalEffects(), sets.total());
        });
  }

  private static ModelCredits markov(Map<String, Measures> cells, Map<String, Measures> channels) {
    if (cells == null) {
      return new ModelCredits(Model.MARKOV, Status.NOT_AT_THIS_LEVEL, 0, Map.of());
    }
    var steps = counts(cells, Measure.TRANSITIONS);
    var chain = new MarkovChain(steps);
    return of(
        Model.MARKOV,
        MissingSteps.channels(steps, channels),
        inProportion(chain.removalEffects(), chain.conversions()));
  }

  private interface Computation {
    Map<String, Double> of(Map<String, Measures> visible);
  }

  private static ModelCredits of(
      Model model,
      Map<String, Measures> cells,
      Predicate<Measures> isWithheld,
      Computation computation) {
    if (cells == null) {
      return new ModelCredits(model, Status.NOT_AT_THIS_LEVEL, 0, Map.of());
    }
    Map<String, Measures> visible = new LinkedHashMap<>(cells);
    visible.values().removeIf(isWithheld);
    return of(model, cells.size() - visible.size(), computation.of(visible));
  }

  private static ModelCredits of(Model model, int withheld, Map<String, Double> credits) {
    var nothing = credits.values().stream().allMatch(credit -> credit == 0);
    if (nothing) {
      var status = withheld > 0 ? Status.WITHHELD : Status.NO_CONVERSIONS;
      return new ModelCredits(model, status, withheld, Map.of());
    }
    var status = withheld > 0 ? Status.PARTIAL : Status.COMPLETE;
    return new ModelCredits(model, status, withheld, credits);
  }

  private static Map<String, Long> counts(Map<String, Measures> cells, Measure measure) {
    return cells.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, cell -> cell.getValue().get(measure)));
  }

  /** Shares a total in proportion to effects. */
  private static Map<String, Double> inProportion(Map<String, Double> effects, long total) {
    var sum = effects.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shared = new LinkedHashMap<>();
    effects.forEach((channel, effect) -> shared.put(channel, sum == 0 ? 0 : total * effect / sum));
    return shared;
  }

  /** The models that have an answer. */
  static List<ModelCredits> answered(List<ModelCredits> all) {
    return all.stream().filter(credits -> !credits.conversions().isEmpty()).toList();
  }
}
