package io.livelift.local.cluster;

import java.nio.file.Path;

/** The one jar that {@code flink run} takes. */
final class FatJar {
  static final Path DIRECTORY =
      Path.of(System.getProperty("basedir", "."))
          .toAbsolutePath()
          .resolve("../job/target")
          .normalize();
  static final Path FILE = DIRECTORY.resolve("livelift-job.jar");

  private FatJar() {}
}
