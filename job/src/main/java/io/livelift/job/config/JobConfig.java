package io.livelift.job.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livelift.job.journey.Horizons;
import io.livelift.job.journey.InputTopic;
import io.livelift.wire.TopicFormat;
import io.livelift.wire.WireConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Everything the job can be told. Checkpoints and memory belong to Flink's own configuration. */
public record JobConfig(
    KafkaConfig kafka,
    TopicsConfig topics,
    LatenessConfig lateness,
    MeasurementConfig measurement,
    PrivacyConfig privacy,
    LimitsConfig limits,
    WireConfig wire) {

  public JobConfig {
    kafka = kafka == null ? KafkaConfig.at("localhost:9092") : kafka;
    topics = topics == null ? TopicsConfig.defaults() : topics;
    lateness = lateness == null ? LatenessConfig.defaults() : lateness;
    measurement = measurement == null ? MeasurementConfig.defaults() : measurement;
    privacy = privacy == null ? PrivacyConfig.defaults() : privacy;
    limits = limits == null ? LimitsConfig.defaults() : limits;
    wire = wire == null ? WireConfig.defaults() : wire;
    wire.requireJsonOnlyOf(topics.inputs());
  }

  /** The defaults, for a broker at this address. */
  public static JobConfig defaults(String bootstrapServers) {
    return new JobConfig(KafkaConfig.at(bootstrapServers), null, null, null, null, null, null);
  }

  public JobConfig withLateness(LatenessConfig other) {
    return new JobConfig(kafka, topics, other, measurement, privacy, limits, wire);
  }

  public JobConfig withMeasurement(MeasurementConfig other) {
    return new JobConfig(kafka, topics, lateness, other, privacy, limits, wire);
  }

  /** The same, with the numbers of small groups published too; no configuration file can say so. */
  public JobConfig withoutWithholding() {
    var everything = new PrivacyConfig(PrivacyConfig.NOTHING_WITHHELD);
    return new JobConfig(kafka, topics, lateness, measurement, everything, limits, wire);
  }

  public JobConfig withWire(WireConfig other) {
    return new JobConfig(kafka, topics, lateness, measurement, privacy, limits, other);
  }

  /** How the records of an input topic are read. */
  public TopicFormat format(InputTopic topic) {
    return new TopicFormat(wire, topics.input(topic));
  }

  /** The horizons of the journeys. */
  public Horizons horizons() {
    return lateness.horizons().withLookBack(measurement.lookBack().toMillis());
  }

  /**
   * The configuration of a YAML file.
   *
   * @throws InvalidConfigException if the file is missing or says something that cannot be
   */
  public static JobConfig load(Path file) throws InvalidConfigException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidConfigException(
          "There is no configuration file " + file + ": name an existing one with --config.");
    }
    try {
      var settings = mapper().readTree(file.toFile());
      return settings.isEmpty()
          ? new JobConfig(null, null, null, null, null, null, null)
          : mapper().treeToValue(settings, JobConfig.class);
    } catch (UnrecognizedPropertyException e) {
      throw new InvalidConfigException(
          file + ": there is no setting \"" + path(e) + "\"; known here: " + known(e) + ".");
    } catch (JsonMappingException e) {
      throw new InvalidConfigException(
          file + ": " + (e.getPath().isEmpty() ? "" : path(e) + ": ") + cause(e));
    } catch (JacksonException e) {
      throw new InvalidConfigException(
          file + ":" + e.getLocation().getLineNr() + ": not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidConfigException(file + " could not be read: " + e.getMessage());
    }
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(
            new SimpleModule().addDeserializer(Duration.class, new UnboundedDurationDeserializer()))
        .build();
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .collect(Collectors.joining("."));
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList().toString();
  }

  private static String cause(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException cause
        ? cause.getMessage()
        : e.getOriginalMessage();
  }
}
