package io.livelift.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything runs on one class path, in any order of its jars. Flink's page once stood in the place
 * of ours, because both were at /web/index.html.
 */
class ClassPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "livelift-page/index.html",
        "livelift-page/js/main.js",
        "openapi/livelift-v1.yaml",
        "regions/regions.json",
        "released/ContentView/v1.avsc",
        "log4j2.xml"
      })
  void ourResourcesAreThereOnce(String resource) throws IOException {
    var found = Collections.list(getClass().getClassLoader().getResources(resource));
    assertThat(found).hasSize(1);
  }
}
