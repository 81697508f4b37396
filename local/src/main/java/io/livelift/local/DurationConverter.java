package io.livelift.local;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: 500ms, 1s, 5m, 2h, 7d; or ISO-8601, such as PT1S. */
public final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      var duration = parse(text.strip().toUpperCase(Locale.ROOT));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      // Told below, together with negative ones.
    }
    throw new TypeConversionException(
        "'" + text + "' is no duration: write 500ms, 1s, 5m, 2h or 7d");
  }

  private static Duration parse(String text) {
    if (text.startsWith("P")) {
      return Duration.parse(text);
    }
    if (text.endsWith("MS")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
  }
}
