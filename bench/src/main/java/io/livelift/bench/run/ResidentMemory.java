package io.livelift.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has had, as the system counts it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** 0 where the system does not tell, which only Linux does. */
  static long peakBytes() {
    try {
      return Files.exists(STATUS)
          ? Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
              .findFirst()
              .orElse(0)
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
