package io.livelift.job.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the texts that name cells: campaigns, regions, values. Cells are then told apart by
 * integers. The numbers hold within one task until {@link #clear}, and mean nothing elsewhere.
 */
public final class CellNames {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** The number of a text, from 0 on. */
  public int number(String text) {
    var known = numbers.get(text);
    if (known != null) {
      return known;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  /** The text of a number. */
  String text(int number) {
    return texts.get(number);
  }

  /** How many texts have a number. */
  public int size() {
    return texts.size();
  }

  void clear() {
    numbers.clear();
    texts.clear();
  }
}
