package io.livelift.local.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The jars of a bare Flink cluster, found on the class path of the tests. What the job brings
 * itself is not among them: connectors, Kafka clients, Avro, Jackson, our own modules.
 */
final class FlinkLibraries {
  private static final Pattern CLUSTER =
      Pattern.compile(
          "(flink-(?!connector-(?!datagen)).*|frocksdbjni-.*|kryo-.*|minlog-.*|objenesis-.*|reflectasm-.*"
              + "|javassist-.*|snappy-java-.*|async-profiler-.*|jsr305-.*|snakeyaml-engine-.*|slf4j-api-.*|log4j-.*"
              + "|commons-(cli|collections|compress|io|lang3|math3|text)-.*)\\.jar");
  private static final Pattern TESTS = Pattern.compile(".*(-tests\\.jar|test-utils.*)");

  private FlinkLibraries() {}

  static List<Path> all() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(FlinkLibraries::isOfCluster)
        .toList();
  }

  static String classPath() {
    return all().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOfCluster(Path entry) {
    var name = entry.getFileName().toString();
    return CLUSTER.matcher(name).matches() && !TESTS.matcher(name).matches();
  }
}
