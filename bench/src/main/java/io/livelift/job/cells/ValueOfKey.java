package io.livelift.job.cells;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;

/** Flink's value state, kept in a map. */
final class ValueOfKey<T> implements ValueState<T> {
  private final Map<String, T> byKey = new HashMap<>();
  private String currentKey;

  void setCurrentKey(String key) {
    currentKey = key;
  }

  @Override
  public T value() {
    return byKey.get(currentKey);
  }

  @Override
  public void update(T value) {
    byKey.put(currentKey, value);
  }

  @Override
  public void clear() {
    byKey.remove(currentKey);
  }
}
