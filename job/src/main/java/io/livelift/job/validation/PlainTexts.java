package io.livelift.job.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import io.livelift.vocabulary.RegionPath;
import io.livelift.wire.AvroCursor;
import io.livelift.wire.TextPool;

/**
 * Reads the texts of records from their bytes, by the {@link Rules} for their fields; null where a
 * rule is broken. Not thread-safe.
 */
final class PlainTexts {
  private final TextPool repeatedIds = new TextPool(PlainTexts::idOrNull);
  private final TextPool regions = new TextPool(PlainTexts::regionOrNull);

  /** An id that hardly comes twice. */
  String id(AvroCursor at) {
    var length = at.readText();
    var bytes = at.bytes();
    var from = at.textFrom();
    return isPlain(bytes, from, length)
        ? new String(bytes, from, length, ISO_8859_1)
        : idOrNull(new String(bytes, from, length, UTF_8));
  }

  /** An id that comes again and again: one object for equal ones. */
  String repeatedId(AvroCursor at) {
    var length = at.readText();
    return repeatedIds.read(at.bytes(), at.textFrom(), length);
  }

  /** A region path; that of the nation where the region is not known. */
  String region(AvroCursor at) {
    if (!at.readPresence()) {
      return RegionPath.NATION;
    }
    var length = at.readText();
    return regions.read(at.bytes(), at.textFrom(), length);
  }

  /** Whether these are visible ASCII characters only, as many as an id has. */
  private static boolean isPlain(byte[] bytes, int from, int length) {
    // Negative as soon as one of the differences is.
    var differences = 0;
    for (var i = from; i < from + length; i++) {
      differences |= (bytes[i] - '!') | ('~' - bytes[i]);
    }
    return differences >= 0 && length > 0 && length <= Rules.MAX_ID_LENGTH;
  }

  private static String idOrNull(String text) {
    try {
      return Rules.id("", text);
    } catch (RejectedException e) {
      return null;
    }
  }

  private static String regionOrNull(String text) {
    try {
      var path = Rules.region(text);
      return path == null ? RegionPath.NATION : path;
    } catch (RejectedException e) {
      return null;
    }
  }
}
