package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it was measured on. */
public record Machine(
    String processor,
    int cores,
    @JsonProperty("memory_mb") long memoryMegabytes,
    String system,
    String java) {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  public static Machine here() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        processorName(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  /** The architecture, where the system does not name the processor. */
  private static String processorName() {
    var architecture = System.getProperty("os.arch");
    try {
      return Files.exists(CPU)
          ? Files.readAllLines(CPU).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(architecture)
          : architecture;
    } catch (IOException e) {
      return architecture;
    }
  }
}
