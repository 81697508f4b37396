package io.livelift.wire;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The wire formats of all topics, as a configuration names them. It holds no secret: the registry's
 * password is read where it is needed, see {@link RegistryPassword}.
 *
 * @param format of Avro topics, read and written
 * @param registryUrl where the registry's API begins, such as {@code http://registry:8081}
 * @param registryUser for basic authentication; null for none
 * @param registryPasswordFile holds the user's password, unless the environment does
 * @param jsonTopics names of the input topics whose values are JSON instead
 */
public record WireConfig(
    WireFormat format,
    String registryUrl,
    String registryUser,
    String registryPasswordFile,
    List<String> jsonTopics)
    implements Serializable {

  public WireConfig {
    format = format == null ? WireFormat.SINGLE_OBJECT : format;
    jsonTopics = jsonTopics == null ? List.of() : List.copyOf(jsonTopics);
    if (format == WireFormat.REGISTRY) {
      checkUrl(registryUrl);
    } else if (registryUrl != null) {
      throw new IllegalArgumentException(
          "a registry_url is given but the format is single-object: set format to registry, or leave the url out");
    }
  }

  /** Single-object encoding everywhere. */
  public static WireConfig defaults() {
    return new WireConfig(null, null, null, null, null);
  }

  /** A reader of the values of a topic. */
  public <T extends SpecificRecordBase> RecordReader<T> reader(Class<T> type, String topic) {
    if (jsonTopics.contains(topic)) {
      return new JsonReader<>(type);
    }
    return switch (format) {
      case SINGLE_OBJECT -> new SingleObjectReader<>(type);
      case REGISTRY -> new RegistryReader<>(type, SchemaRegistry.of(this));
    };
  }

  /**
   * What turns a value in single-object encoding into one of an output topic.
   *
   * @throws IncompatibleSchemaException if a registry refuses our schema of the topic
   * @throws RegistryException if it cannot be asked
   */
  public <T extends SpecificRecordBase> UnaryOperator<byte[]> framing(Class<T> type, String topic) {
    return switch (format) {
      case SINGLE_OBJECT -> UnaryOperator.identity();
      case REGISTRY -> RegistryFraming.register(type, topic, SchemaRegistry.of(this));
    };
  }

  /**
   * Refuses JSON for topics that cannot have it.
   *
   * @param readable the names of those that can
   * @throws IllegalArgumentException with one sentence
   */
  public void requireJsonOnlyOf(Collection<String> readable) {
    for (var topic : jsonTopics) {
      if (!readable.contains(topic)) {
        throw new IllegalArgumentException(
            "wire.json_topics names %s, which is none of the topics that may be JSON: %s"
                .formatted(topic, readable));
      }
    }
  }

  private static void checkUrl(String url) {
    if (url == null) {
      throw new IllegalArgumentException(
          "the format is registry but no registry_url is given: name the registry's address, such as http://registry:8081");
    }
    try {
      var uri = new URI(url);
      var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text: it may hold a password.
    }
    throw new IllegalArgumentException(
        "registry_url is no http or https address without user and query, such as http://registry:8081");
  }
}
