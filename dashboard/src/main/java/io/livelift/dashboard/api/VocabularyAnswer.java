package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.dashboard.attribution.Model;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.dashboard.metrics.Statistic;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vocabulary with its names and sentences in both languages. */
final class VocabularyAnswer {
  /**
   * Names of one word.
   *
   * @param sentence the Chinese sentence; the English one is the vocabulary's own
   */
  record Names(String en, String zh, String sentence, Map<String, Answers.Name> values) {}

  private static final String RESOURCE = "/vocabulary-names.json";

  private VocabularyAnswer() {}

  static Answers.Vocabulary build() {
    var names = names();
    return new Answers.Vocabulary(
        Arrays.stream(Measure.values()).map(m -> measure(m, names)).toList(),
        Arrays.stream(Metric.values()).map(m -> metric(m, names)).toList(),
        Arrays.stream(Statistic.values()).map(s -> statistic(s, names)).toList(),
        Arrays.stream(Model.values()).map(m -> model(m, names)).toList(),
        Arrays.stream(Breakdown.values()).map(b -> breakdown(b, names)).toList(),
        Arrays.stream(Granularity.values()).map(VocabularyAnswer::granularity).toList(),
        List.of(
            new Answers.Level(Cube.NATION, new Answers.Name("Nation", "全国")),
            new Answers.Level(Cube.PROVINCE, new Answers.Name("Province", "省级")),
            new Answers.Level(Cube.CITY, new Answers.Name("City", "地市")),
            new Answers.Level(Cube.COUNTY, new Answers.Name("County", "区县"))));
  }

  /** Names by id; a word without an entry is called by its id. */
  static Map<String, Names> names() {
    try (var in = VocabularyAnswer.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + RESOURCE + " is unreadable.", e);
    }
  }

  private static Answers.Word measure(Measure measure, Map<String, Names> names) {
    var entry = entry(measure.id(), names);
    return new Answers.Word(
        measure.id(),
        new Answers.Name(entry.en(), entry.zh()),
        sentence(measure.sentence(), entry),
        measure.unit().name(),
        measure.family().name());
  }

  private static Answers.Word metric(Metric metric, Map<String, Names> names) {
    var entry = entry(metric.id(), names);
    return new Answers.Word(
        metric.id(),
        new Answers.Name(entry.en(), entry.zh()),
        sentence(metric.sentence(), entry),
        metric.unit().name(),
        null);
  }

  private static Answers.Word statistic(Statistic statistic, Map<String, Names> names) {
    var entry = entry(statistic.id(), names);
    return new Answers.Word(
        statistic.id(),
        new Answers.Name(entry.en(), entry.zh()),
        sentence(statistic.sentence(), entry),
        statistic.unit().name(),
        null);
  }

  /** A model's entry is called apart from that of a measure or metric of the same id. */
  private static Answers.ModelWord model(Model model, Map<String, Names> names) {
    var entry = entry("model_" + model.id(), names);
    return new Answers.ModelWord(
        model.id(), new Answers.Name(entry.en(), entry.zh()), sentence(model.sentence(), entry));
  }

  private static Answers.BreakdownWord breakdown(Breakdown breakdown, Map<String, Names> names) {
    var entry = entry(breakdown.name(), names);
    return new Answers.BreakdownWord(
        breakdown.name(),
        new Answers.Name(entry.en(), entry.zh()),
        sentence(breakdown.sentence(), entry),
        entry.values() == null ? Map.of() : entry.values());
  }

  private static Answers.GranularityWord granularity(Granularity granularity) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    Cube.breakdowns(granularity)
        .forEach(b -> levels.put(b.name(), Cube.finestLevel(granularity, b)));
    return new Answers.GranularityWord(granularity.name(), levels);
  }

  private static Answers.Name sentence(String english, Names entry) {
    return new Answers.Name(english, entry.sentence() == null ? english : entry.sentence());
  }

  private static Names entry(String id, Map<String, Names> names) {
    return names.getOrDefault(id, new Names(id, id, null, null));
  }
}
