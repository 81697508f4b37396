package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.vocabulary.RegionPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What regions are called, from the bundled dictionary; else by the last level of their path. */
final class RegionNames {
  private static final String DICTIONARY = "/regions/regions.json";

  private final List<Answers.Region> regions;
  private final Map<String, Answers.Region> byPath;

  private RegionNames(List<Answers.Region> regions) {
    this.regions = regions;
    this.byPath =
        regions.stream()
            .collect(Collectors.toMap(Answers.Region::path, Function.identity(), (a, b) -> a));
  }

  /** The dictionary on the class path; without one there are no names but paths. */
  static RegionNames bundled() {
    try (var in = RegionNames.class.getResourceAsStream(DICTIONARY)) {
      if (in == null) {
        return new RegionNames(List.of());
      }
      return new RegionNames(
          JsonMapper.builder().build().readValue(in, new TypeReference<List<Answers.Region>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("The dictionary " + DICTIONARY + " is unreadable.", e);
    }
  }

  List<Answers.Region> all() {
    return regions;
  }

  Answers.Name of(String path) {
    if (path.equals(RegionPath.UNKNOWN)) {
      return new Answers.Name("Unknown", "未知");
    }
    if (path.isEmpty()) {
      return new Answers.Name("Nation", "全国");
    }
    var known = byPath.get(path);
    if (known != null) {
      return new Answers.Name(known.en(), known.zh());
    }
    var last = path.substring(path.lastIndexOf('/') + 1);
    return new Answers.Name(last, last);
  }
}
