package io.livelift.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What regions are called in Chinese and in English. The bundled dictionary has the provinces,
 * cities and counties of China; a path it does not know is called by its last level.
 */
public final class RegionNames {
  private static final String RESOURCE = "/regions/regions.json";
  private static final Name NATION = new Name("全国", "Nation");
  private static final Name UNKNOWN = new Name("未知", "Unknown");

  private final Map<String, Name> names;

  private RegionNames(Map<String, Name> names) {
    this.names = names;
  }

  /** The dictionary that comes with Livelift; loaded once, when it is first asked for. */
  public static RegionNames bundled() {
    return Bundled.NAMES;
  }

  /** What a reader of the locale calls the region: Chinese for any Chinese locale, else English. */
  public String name(String path, Locale locale) {
    var name = names.get(path);
    if (name == null) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    return locale.getLanguage().equals("zh") ? name.zh() : name.en();
  }

  /** All paths with a name of their own, without the nation, in the order of their codes. */
  public Set<String> paths() {
    return names.keySet().stream()
        .filter(path -> !path.isEmpty() && !path.equals(RegionPath.UNKNOWN))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static RegionNames load() {
    try (var in = RegionNames.class.getResourceAsStream(RESOURCE)) {
      var names = new LinkedHashMap<String, Name>();
      names.put(RegionPath.NATION, NATION);
      names.put(RegionPath.UNKNOWN, UNKNOWN);
      for (var entry : List.of(new ObjectMapper().readValue(in, Entry[].class))) {
        names.put(entry.path(), new Name(entry.zh(), entry.en()));
      }
      return new RegionNames(names);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled dictionary of regions is damaged.", e);
    }
  }

  private record Entry(String path, String zh, String en) {}

  private record Name(String zh, String en) {}

  private static final class Bundled {
    static final RegionNames NAMES = load();
  }
}
