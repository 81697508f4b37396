package io.livelift.dashboard.wording;

import java.util.Locale;

/** One sentence in both languages. Serialized as it is into the API. */
public record Sentence(String en, String zh) {

  /** Both languages with the same arguments put in; see {@link String#format}. */
  public Sentence with(Object... arguments) {
    return new Sentence(
        String.format(Locale.ROOT, en, arguments), String.format(Locale.ROOT, zh, arguments));
  }
}
