package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/** Of what was measured. */
public record Versions(String flink, @JsonProperty("kafka") String kafka) {
  public static Versions here() {
    return new Versions(EnvironmentInformation.getVersion(), AppInfoParser.getVersion());
  }
}
