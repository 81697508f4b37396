package io.livelift.vocabulary;

/**
 * Paths of regions: up to three levels below the nation, joined by slashes, such as {@code
 * 44/4403/440305} or {@code IA/DAVENPORT}. The nation is the empty path. Bare GB/T 2260 codes are
 * read as the paths they stand for.
 */
public final class RegionPath {
  public static final String NATION = "";

  /** Where no region is known, at province level. */
  public static final String UNKNOWN = "UNKNOWN";

  /** The longest name of one level, in characters. */
  public static final int MAX_NAME_LENGTH = 64;

  private static final int LEVELS = 3;

  private RegionPath() {}

  /**
   * The path that a region field means.
   *
   * @param text a path or a bare GB/T 2260 code of 2, 4 or 6 digits; null and "" mean not known
   * @return a path of 1 to 3 levels, or null where the region is not known
   * @throws IllegalArgumentException if the text is no region; the message does not repeat it
   */
  public static String parse(String text) {
    if (text == null || text.isEmpty() || text.equals(UNKNOWN)) {
      return null;
    }
    if (isCode(text)) {
      return ofCode(text);
    }
    var level = 1;
    var nameStart = 0;
    for (var i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '/') {
        checkName(text, nameStart, i);
        nameStart = i + 1;
        if (i < text.length()) {
          level++;
        }
      }
    }
    if (level > LEVELS) {
      throw new IllegalArgumentException("region has more than " + LEVELS + " levels");
    }
    return text;
  }

  /** The level of a path: 0 for the nation, 1 province, 2 city, 3 county. */
  public static int level(String path) {
    if (path.isEmpty()) {
      return 0;
    }
    var level = 1;
    for (var i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        level++;
      }
    }
    return level;
  }

  /** The path cut to a level; the path itself if it is not longer. */
  public static String cut(String path, int level) {
    if (level == 0) {
      return NATION;
    }
    var end = -1;
    for (var i = 0; i < level; i++) {
      end = path.indexOf('/', end + 1);
      if (end < 0) {
        return path;
      }
    }
    return path.substring(0, end);
  }

  /** Whether a path is the prefix or lies below it. */
  public static boolean isWithin(String path, String prefix) {
    return prefix.isEmpty()
        || path.equals(prefix)
        || (path.startsWith(prefix) && path.charAt(prefix.length()) == '/');
  }

  private static boolean isCode(String text) {
    if (text.length() != 2 && text.length() != 4 && text.length() != 6) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String ofCode(String code) {
    var province = code.substring(0, 2);
    if (province.equals("00")) {
      throw new IllegalArgumentException("region code has no province");
    }
    if (code.length() == 2 || code.substring(2).replace("0", "").isEmpty()) {
      return province;
    }
    var city = code.substring(0, 4);
    if (code.length() == 4 || code.endsWith("00")) {
      return province + "/" + city;
    }
    return province + "/" + city + "/" + code;
  }

  private static void checkName(String text, int start, int end) {
    if (end == start || end - start > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "region has a level of " + (end - start) + " characters, not 1.." + MAX_NAME_LENGTH);
    }
    if (Character.isWhitespace(text.charAt(start))
        || Character.isWhitespace(text.charAt(end - 1))) {
      throw new IllegalArgumentException("region has a level that begins or ends with a space");
    }
    for (var i = start; i < end; i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException("region has a control character");
      }
    }
  }
}
