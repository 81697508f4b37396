package io.livelift.job.cells;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.state.MapState;

/** Flink's map state of text and bytes, kept in maps. */
final class MapOfKey implements MapState<String, byte[]> {
  private final Map<String, Map<String, byte[]>> byKey = new HashMap<>();
  private String currentKey;

  void setCurrentKey(String key) {
    currentKey = key;
  }

  /** Calls with the map of every key. */
  void forEach(BiConsumer<String, Map<String, byte[]>> consumer) {
    byKey.forEach(consumer);
  }

  private Map<String, byte[]> current() {
    return byKey.getOrDefault(currentKey, Map.of());
  }

  private Map<String, byte[]> own() {
    return byKey.computeIfAbsent(currentKey, key -> new HashMap<>());
  }

  @Override
  public byte[] get(String name) {
    return current().get(name);
  }

  @Override
  public void put(String name, byte[] value) {
    own().put(name, value);
  }

  @Override
  public void putAll(Map<String, byte[]> values) {
    own().putAll(values);
  }

  @Override
  public void remove(String name) {
    own().remove(name);
  }

  @Override
  public boolean contains(String name) {
    return current().containsKey(name);
  }

  @Override
  public Iterable<Map.Entry<String, byte[]>> entries() {
    return current().entrySet();
  }

  @Override
  public Iterable<String> keys() {
    return current().keySet();
  }

  @Override
  public Iterable<byte[]> values() {
    return current().values();
  }

  @Override
  public Iterator<Map.Entry<String, byte[]>> iterator() {
    return current().entrySet().iterator();
  }

  @Override
  public boolean isEmpty() {
    return current().isEmpty();
  }

  @Override
  public void clear() {
    byKey.remove(currentKey);
  }
}
