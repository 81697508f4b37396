package io.livelift.job;

import io.livelift.job.config.InvalidConfigException;
import io.livelift.job.config.JobConfig;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@code flink run livelift-job.jar --config livelift.yaml}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    LiveliftJob.build(env, config(args));
    env.execute("livelift");
  }

  private static JobConfig config(String[] args) throws InvalidConfigException {
    if (args.length == 0) {
      return JobConfig.defaults("localhost:9092");
    }
    if (args.length != 2 || !args[0].equals("--config")) {
      throw new InvalidConfigException("Usage: livelift-job.jar [--config livelift.yaml]");
    }
    return JobConfig.load(Path.of(args[1]));
  }
}
