package io.livelift.dashboard.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The page's libraries, out of the jars that Maven brings; their version is that of the jar. */
final class Libraries {
  private Libraries() {}

  /** The libraries by the name under which the page imports them. */
  static Map<String, byte[]> files() {
    return Map.of(
        "preact.js",
        read(
            "/META-INF/resources/webjars/preact/%s/dist/preact.module.js"
                .formatted(version("org.webjars.npm", "preact"))),
        "echarts.js",
        read(
            "/META-INF/resources/_static/echarts/%s/dist/echarts.esm.min.js"
                .formatted(version("org.mvnpm", "echarts"))));
  }

  private static String version(String group, String artifact) {
    var properties = new Properties();
    var resource = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (var in = Libraries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The library " + artifact + " is not on the class path.");
      }
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("The library " + artifact + " is unreadable.", e);
    }
  }

  private static byte[] read(String resource) {
    try (var in = Libraries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The file " + resource + " is not on the class path.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + resource + " is unreadable.", e);
    }
  }
}
