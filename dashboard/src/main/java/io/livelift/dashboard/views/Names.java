package io.livelift.dashboard.views;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.dashboard.attribution.Model;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.dashboard.metrics.Statistic;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the vocabulary's words are called in one language, for files. */
public final class Names {
  /** Languages of files. */
  public enum Language {
    EN,
    ZH
  }

  private record Title(String en, String zh) {}

  private record Entry(String en, String zh, String sentence, Map<String, Title> values) {}

  private static final Map<String, Entry> ENTRIES = read();
  private static final Map<String, String> SENTENCES = sentences();

  private final Language language;

  public Names(Language language) {
    this.language = language;
  }

  /** One of two texts. */
  public String say(String en, String zh) {
    return language == Language.ZH ? zh : en;
  }

  /** What a measure, metric, statistic or breakdown is called; a model with "model_" before it. */
  public String of(String id) {
    var entry = ENTRIES.get(id);
    return entry == null ? id : say(entry.en(), entry.zh());
  }

  /** The definition in one sentence. */
  public String sentence(String id) {
    var entry = ENTRIES.get(id);
    var english = SENTENCES.getOrDefault(id, "");
    return entry == null || entry.sentence() == null ? english : say(english, entry.sentence());
  }

  /** What a value of a breakdown is called. */
  public String value(String breakdown, String value) {
    var entry = ENTRIES.get(breakdown);
    var title = entry == null || entry.values() == null ? null : entry.values().get(value);
    return title == null ? value : say(title.en(), title.zh());
  }

  private static Map<String, Entry> read() {
    try (var in = Names.class.getResourceAsStream("/vocabulary-names.json")) {
      return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("The names of the vocabulary are unreadable.", e);
    }
  }

  private static Map<String, String> sentences() {
    Map<String, String> sentences = new HashMap<>();
    Arrays.stream(Measure.values()).forEach(m -> sentences.put(m.id(), m.sentence()));
    Arrays.stream(Metric.values()).forEach(m -> sentences.put(m.id(), m.sentence()));
    Arrays.stream(Statistic.values()).forEach(s -> sentences.put(s.id(), s.sentence()));
    Arrays.stream(Model.values()).forEach(m -> sentences.put("model_" + m.id(), m.sentence()));
    return sentences;
  }
}
