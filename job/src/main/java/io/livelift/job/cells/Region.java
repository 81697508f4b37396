package io.livelift.job.cells;

import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A region of a slice, by its number among them, between those above and below it. */
final class Region {
  private static final Comparator<Region> BY_PATH = Comparator.comparing(Region::path);

  private final int number;
  private final String path;
  private final int level;
  private final Region parent;
  private final List<Region> children = new ArrayList<>(0);
  private CellText text;

  /**
   * @param number counts the slice's regions from 0, the nation
   * @param parent null for the nation
   */
  Region(int number, String path, Region parent) {
    this.number = number;
    this.path = path;
    this.parent = parent;
    this.level = RegionPath.level(path);
    if (parent != null) {
      parent.children.add(-1 - Collections.binarySearch(parent.children, this, BY_PATH), this);
    }
  }

  int number() {
    return number;
  }

  String path() {
    return path;
  }

  int level() {
    return level;
  }

  Region parent() {
    return parent;
  }

  /** The regions right below, in the order of their paths. */
  List<Region> children() {
    return children;
  }

  /** The path as records have it. */
  CellText text() {
    if (text == null) {
      text = CellText.of(path);
    }
    return text;
  }
}
