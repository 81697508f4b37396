package io.livelift.bench.load;

import io.livelift.job.config.TopicsConfig;
import io.livelift.local.CommandException;
import io.livelift.local.stack.Topics;
import io.livelift.local.stack.Topics.ArrivalTime;
import io.livelift.local.stack.Topics.Cleanup;
import io.livelift.local.stack.Topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The topics of a load, which many runs read, and those that one run writes. */
public final class LoadTopics {
  private static final int PARTITIONS = 4;

  private LoadTopics() {}

  /**
   * Names of all topics of a run.
   *
   * @param load the prefix of what is read
   * @param run the prefix of what is written
   */
  public static TopicsConfig names(String load, String run) {
    return new TopicsConfig(
        load + ".content-views",
        load + ".prescriptions",
        load + ".campaigns",
        load + ".physicians",
        load + ".erasures",
        run + ".campaign-metrics",
        run + ".epochs",
        run + ".rejected-events");
  }

  /** Half a load may lie there, of a run that was stopped. */
  static void requireNone(String bootstrap, TopicsConfig names) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      if (admin.listTopics().names().get().contains(names.contentViews())) {
        throw new CommandException(
            "The records of an earlier run are incomplete: choose another directory with --keep.");
      }
    } catch (ExecutionException e) {
      throw new KafkaException("The topics could not be listed.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while topics were listed.", e);
    }
  }

  /** Nothing is compacted: the broker shall have nothing to do but serve. */
  static void createInputs(String bootstrap, TopicsConfig names, ArrivalTime arrivalTime) {
    Topics.create(
        bootstrap,
        List.of(
            new Topic(names.contentViews(), PARTITIONS, Cleanup.DELETE, true),
            new Topic(names.prescriptions(), PARTITIONS, Cleanup.DELETE, true),
            new Topic(names.physicians(), PARTITIONS, Cleanup.DELETE, true),
            new Topic(names.campaigns(), 1, Cleanup.DELETE, true),
            new Topic(names.erasures(), 1, Cleanup.DELETE, true)),
        arrivalTime);
  }

  /** The topics of a run; the inputs exist already. */
  public static void createOutputs(String bootstrap, TopicsConfig names) {
    Topics.create(bootstrap, Topics.of(names), ArrivalTime.CREATE);
  }
}
