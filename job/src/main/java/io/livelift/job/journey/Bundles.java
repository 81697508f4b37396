package io.livelift.job.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The journeys that are being changed, by person. */
public final class Bundles {
  /** Closes a bundle. */
  @FunctionalInterface
  public interface Closer {
    void close(Bundle bundle) throws Exception;
  }

  private final Map<String, Bundle> bundles = new HashMap<>();

  /** The bundle of a person, or null if there is none. */
  public Bundle get(String personId) {
    return bundles.get(personId);
  }

  public void put(Bundle bundle) {
    bundles.put(bundle.personId(), bundle);
  }

  public int size() {
    return bundles.size();
  }

  /**
   * Closes all, and forgets them. People of one region come one after the other: they count in the
   * same cells, which then are near in memory. No number depends on the order.
   */
  public void closeAll(Closer closer) throws Exception {
    var all = bundles.values().toArray(Bundle[]::new);
    bundles.clear();
    var order = new long[all.length];
    for (var i = 0; i < all.length; i++) {
      order[i] = (long) all[i].place() << 32 | i;
    }
    Arrays.sort(order);
    for (var i : order) {
      closer.close(all[(int) i]);
    }
  }
}
