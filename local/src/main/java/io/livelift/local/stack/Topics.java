package io.livelift.local.stack;

import io.livelift.job.config.TopicsConfig;
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
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
  private static final Map<String, String> DELETED = Map.of("cleanup.policy", "delete");

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

  /**
   * One topic.
   *
   * @param input whether its timestamps are arrival times
   */
  public record Topic(String name, int partitions, boolean compacted, boolean input) {
    private NewTopic asNew(ArrivalTime arrivalTime) {
      var settings = new HashMap<>(compacted ? COMPACTED : DELETED);
      settings.put("message.timestamp.type", (input ? arrivalTime : ArrivalTime.CREATE).setting);
      return new NewTopic(name, partitions, (short) 1).configs(settings);
    }
  }

  /** The topics of a configuration; the other settings are those of the broker. */
  public static List<Topic> of(TopicsConfig names) {
    return List.of(
        new Topic(names.contentViews(), PARTITIONS, false, true),
        new Topic(names.prescriptions(), PARTITIONS, false, true),
        new Topic(names.physicians(), PARTITIONS, true, true),
        new Topic(names.campaigns(), 1, true, true),
        new Topic(names.erasures(), 1, true, true),
        new Topic(names.campaignMetrics(), PARTITIONS, true, false),
        new Topic(names.epochs(), 1, false, false),
        new Topic(names.rejectedEvents(), 1, false, false));
  }

  private Topics() {}

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
