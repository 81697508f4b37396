package io.livelift.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the fat jar, and what is left to the cluster. */
class FatJarIT {
  @Test
  void isTheOnlyJarInItsDirectory() throws IOException {
    try (var files = Files.list(FatJar.DIRECTORY)) {
      assertThat(files.filter(file -> file.toString().endsWith(".jar")))
          .containsExactly(FatJar.FILE);
    }
  }

  @Test
  void namesItsMainClassAndItsVersion() throws IOException {
    try (var jar = new JarFile(FatJar.FILE.toFile())) {
      var manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Name.MAIN_CLASS)).isEqualTo("io.livelift.job.Main");
      assertThat(manifest.getValue(Name.IMPLEMENTATION_VERSION)).matches("\\d+\\.\\d+\\.\\d+.*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.livelift.job.Main",
        "io.livelift.contract.EpochPart",
        "org.apache.kafka.clients.producer.KafkaProducer",
        "org.apache.flink.connector.kafka.sink.KafkaSink",
        "org.apache.flink.connector.base.source.reader.SourceReaderBase",
        "org.apache.avro.Schema",
        "com.fasterxml.jackson.databind.ObjectMapper"
      })
  void bringsWhatTheClusterDoesNotHave(String className) throws IOException {
    try (var cluster = loader(FlinkLibraries.all(), ClassLoader.getPlatformClassLoader());
        var job = loader(List.of(FatJar.FILE), cluster)) {
      assertThatThrownBy(() -> Class.forName(className, false, cluster))
          .isInstanceOf(ClassNotFoundException.class);
      assertThat(load(className, job).getClassLoader()).isSameAs(job);
    }
  }

  @Test
  void leavesFlinkAndLoggingToTheCluster() throws IOException {
    var ofCluster = new HashSet<String>();
    for (var library : FlinkLibraries.all()) {
      ofCluster.addAll(classes(library));
    }

    assertThat(classes(FatJar.FILE))
        .filteredOn(name -> name.startsWith("org/apache/flink/"))
        .doesNotContainAnyElementsOf(ofCluster);
    assertThat(classes(FatJar.FILE))
        .noneMatch(name -> name.matches("org/(slf4j|apache/log(4j|ging)|rocksdb)/.*"));
  }

  @Test
  void keepsServicesOfAllItsLibraries() throws IOException {
    assertThat(text("META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider"))
        .contains("FileConfigProvider", "DirectoryConfigProvider", "EnvVarConfigProvider");
    assertThat(text("META-INF/services/com.fasterxml.jackson.databind.Module"))
        .contains("JavaTimeModule", "Jdk8Module");
  }

  @Test
  void saysUnderWhichLicencesItMayBeUsed() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("Livelift", "Apache Avro", "Flink", "Jackson");
    assertThat(text("NOTICE")).contains("Apache Kafka");
    assertThat(text("META-INF/LICENSE-of-libraries"))
        .contains("zstd-jni", "Zstandard", "LZ4", "Snappy");
  }

  private static Set<String> classes(Path library) throws IOException {
    try (var jar = new JarFile(library.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .collect(Collectors.toSet());
    }
  }

  private static String text(String entry) throws IOException {
    try (var jar = new JarFile(FatJar.FILE.toFile());
        var in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Class<?> load(String className, ClassLoader loader) {
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static URLClassLoader loader(List<Path> jars, ClassLoader parent)
      throws MalformedURLException {
    var urls = new URL[jars.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, parent);
  }
}
