package io.livelift.bench.run;

import io.livelift.local.stack.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a process of its own; it ends when its standard input does. */
public final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * @param args the broker's directory, and the file into which its address is written
   */
  public static void main(String[] args) throws IOException {
    var address = Path.of(args[1]);
    try (var kafka = EmbeddedKafka.start(Path.of(args[0]), 0)) {
      var written = address.resolveSibling(address.getFileName() + ".new");
      Files.writeString(written, kafka.bootstrapServers());
      Files.move(written, address);
      while (System.in.read() >= 0) {
        // The parent sends nothing; the end of its stream is the sign to stop.
      }
    }
  }
}
