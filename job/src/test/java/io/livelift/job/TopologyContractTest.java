package io.livelift.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.config.JobConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Names that stand in every savepoint: they may be added to, and never change. */
class TopologyContractTest {
  @Test
  void operatorsKeepTheUidsThatSavepointsKnow() throws IOException {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    LiveliftJob.build(env, JobConfig.defaults("no-broker:0"));

    var uids = new TreeSet<String>();
    for (var node : env.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
      uids.add(node.getTransformationUID());
    }

    assertThat(String.join("\n", uids) + "\n").isEqualTo(committed("operator-uids.txt"));
  }

  private static String committed(String name) throws IOException {
    try (var in = TopologyContractTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
