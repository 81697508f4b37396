package io.livelift.job.journey;

import io.livelift.job.combine.CellNames;
import io.livelift.vocabulary.Breakdown;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that views of one flight have in the breakdowns of the touch, each with a number from
 * 0 on: there are few of them, while a view may be a touch of thousands of conversions. Used again
 * for each flight.
 */
final class TouchValues {
  private static final Breakdown[] BREAKDOWNS = {
    Breakdown.CHANNEL, Breakdown.CONTENT, Breakdown.TEAM
  };

  /** How many values a view has: one in each breakdown of the touch. */
  static final int EACH = BREAKDOWNS.length;

  private final FlightEvents events;
  private final CellNames names;
  private final List<Map<String, Integer>> numbers =
      List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());

  /** By view, as many as there are breakdowns: one more than the number, 0 where nobody asked. */
  private int[] ofViews = new int[32 * EACH];

  private int slots;

  private Breakdown[] breakdowns = new Breakdown[32];
  private int[] namesOfValues = new int[32];
  private int size;

  TouchValues(FlightEvents events, CellNames names) {
    this.events = events;
    this.names = names;
  }

  /** Forgets the flight before; the events of the next one are there. */
  void clear() {
    if (size > 0) {
      numbers.forEach(Map::clear);
      Arrays.fill(ofViews, 0, slots, 0);
      size = 0;
    }
    slots = events.views() * EACH;
    if (ofViews.length < slots) {
      ofViews = new int[slots * 2];
    }
  }

  /**
   * The number of a view's value.
   *
   * @param b which breakdown, less than {@link #EACH}
   */
  int of(int view, int b) {
    var known = ofViews[view * EACH + b];
    return known > 0 ? known - 1 : find(view, b);
  }

  private int find(int view, int b) {
    var text = text(events.view(view), b);
    var number = numbers.get(b).get(text);
    if (number == null) {
      number = add(text, b);
    }
    ofViews[view * EACH + b] = number + 1;
    return number;
  }

  private int add(String text, int b) {
    if (size == breakdowns.length) {
      breakdowns = Arrays.copyOf(breakdowns, size * 2);
      namesOfValues = Arrays.copyOf(namesOfValues, size * 2);
    }
    breakdowns[size] = BREAKDOWNS[b];
    namesOfValues[size] = names.number(text);
    numbers.get(b).put(text, size);
    return size++;
  }

  private static String text(View view, int b) {
    return switch (b) {
      case 0 -> view.channel().name();
      case 1 -> view.contentId();
      default -> view.team().name();
    };
  }

  /** How many values have a number. */
  int size() {
    return size;
  }

  Breakdown breakdown(int value) {
    return breakdowns[value];
  }

  /** What names the value in cells. */
  int name(int value) {
    return namesOfValues[value];
  }
}
