package io.livelift.dashboard.views;

import io.livelift.dashboard.wording.Sentence;
import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One step on the way from the nation down to a region.
 *
 * @param name as it is called; a region that the dictionary does not know by its last level
 */
public record RegionStep(String region, Sentence name) {

  /** The way down to a region, without the nation; empty for the nation. */
  public static List<RegionStep> to(String region) {
    return IntStream.rangeClosed(1, RegionPath.level(region))
        .mapToObj(level -> of(RegionPath.cut(region, level)))
        .toList();
  }

  /** A region with its name. */
  public static RegionStep of(String region) {
    var names = RegionNames.bundled();
    return new RegionStep(
        region,
        new Sentence(names.name(region, Locale.ENGLISH), names.name(region, Locale.CHINESE)));
  }
}
