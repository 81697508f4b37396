package io.livelift.dashboard.attribution;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a conversion costs that a model credits to a channel. */
public final class CreditedCost {
  private CreditedCost() {}

  /**
   * Cost of all views of the channel per conversion credited to it, by model, in minor currency
   * units. A model that credits nothing to it has none.
   *
   * @param cost of the channel's views, in minor currency units
   */
  public static Map<String, Double> byModel(Attribution.Channel channel, long cost) {
    Map<String, Double> byModel = new LinkedHashMap<>();
    channel
        .credits()
        .forEach(
            (model, credit) -> {
              if (credit.conversions() > 0) {
                byModel.put(model, cost / credit.conversions());
              }
            });
    return byModel;
  }
}
