package io.livelift.local.stack;

import io.livelift.job.config.TopicsConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

/** Creates the topics that do not exist yet; those that do are left as they are. */
public final class Topics {
  private static final Duration EPOCHS_KEPT = Duration.ofDays(7);
  private static final Duration EPOCHS_SEGMENT = Duration.ofDays(1);

  /** Longer than any epoch part is kept: whole segments are deleted, from time to time. */
  private static final Duration COMPACTED_AFTER =
      EPOCHS_KEPT.plus(EPOCHS_SEGMENT).plus(Duration.ofDays(1));

  private static final Map<String, String> COMPACTED =
      Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(COMPACTED_AFTER));
  private static final Map<String, String> DELETED = Map.of("cleanup.policy", "delete");
  private static final Map<String, String> EPOCHS =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", millis(EPOCHS_KEPT),
          "segment.ms", millis(EPOCHS_SEGMENT));

  private static final int PARTITIONS = 4;

  /** What the timestamp of an input record is. */
  public enum ArrivalTime {
    /** When the broker appended it, as in production. */
    LOG_APPEND("LogAppendTime"),
    /** What the producer says, as a replay needs it. */
    CREATE("CreateTime");

    private final String setting;

    ArrivalTime(String setting) {
      this.setting = setting;
    }
  }

  /** How long records are kept. */
  public enum Cleanup {
    /** What the broker keeps by default; the input topics' retention is the operator's. */
    DELETE(DELETED),
    /** The last of each key, and all while an epoch that covers them can be audited. */
    COMPACT(COMPACTED),
    /** As long as an epoch can be audited. */
    EPOCHS(Topics.EPOCHS);

    private final Map<String, String> settings;

    Cleanup(Map<String, String> settings) {
      this.settings = settings;
    }

    /** Settings of the topic, by their names in Kafka. */
    public Map<String, String> settings() {
      return settings;
    }
  }

  /**
   * One topic.
   *
   * @param input whether its timestamps are arrival times
   */
  public record Topic(String name, int partitions, Cleanup cleanup, boolean input) {
    private NewTopic asNew(ArrivalTime arrivalTime) {
      var settings = new HashMap<>(cleanup.settings());
      settings.put("message.timestamp.type", (input ? arrivalTime : ArrivalTime.CREATE).setting);
      return new NewTopic(name, partitions, (short) 1).configs(settings);
    }
  }

  /** The topics of a configuration; the other settings are those of the broker. */
  public static List<Topic> of(TopicsConfig names) {
    return List.of(
        new Topic(names.contentViews(), PARTITIONS, Cleanup.DELETE, true),
        new Topic(names.prescriptions(), PARTITIONS, Cleanup.DELETE, true),
        new Topic(names.physicians(), PARTITIONS, Cleanup.COMPACT, true),
        new Topic(names.campaigns(), 1, Cleanup.COMPACT, true),
        new Topic(names.erasures(), 1, Cleanup.COMPACT, true),
        new Topic(names.campaignMetrics(), PARTITIONS, Cleanup.COMPACT, false),
        new Topic(names.epochs(), 1, Cleanup.EPOCHS, false),
        new Topic(names.rejectedEvents(), 1, Cleanup.DELETE, false));
  }

  private Topics() {}

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  public static void create(String bootstrapServers, List<Topic> topics, ArrivalTime arrivalTime) {
    var settings = new Properties();
    settings.setProperty("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(settings)) {
      var existing = admin.listTopics().names().get();
      var missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> topic.asNew(arrivalTime))
              .collect(Collectors.toList());
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException("The topics could not be created.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while topics were created.", e);
    }
  }
}
