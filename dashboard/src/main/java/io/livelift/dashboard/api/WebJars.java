package io.livelift.dashboard.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the page's libraries lie on the class path. */
final class WebJars {
  private WebJars() {}

  /** The folder of Preact's built files. */
  static String preact() {
    return "/META-INF/resources/webjars/preact/" + version("org.webjars.npm", "preact") + "/dist";
  }

  /** The folder of ECharts' built files. */
  static String echarts() {
    return "/META-INF/resources/_static/echarts/" + version("org.mvnpm", "echarts") + "/dist";
  }

  private static String version(String group, String artifact) {
    var resource = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (var in = WebJars.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The library " + artifact + " is not on the class path.");
      }
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("The library " + artifact + " is unreadable.", e);
    }
  }
}
