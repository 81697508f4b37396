package io.livelift.local.simulator;

import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import java.time.Instant;
import java.util.Arrays;

/**
 * An event on its way: what it says, and when it is sent.
 *
 * @param content what a good event says, or the bytes of one that cannot be read
 */
record SimulatedEvent(Instant sentAt, Stream stream, String key, Content content) {
  /** One of the three forms an event takes. */
  sealed interface Content {}

  record View(ContentView view) implements Content {}

  record Prescription(PrescriptionEvent prescription) implements Content {}

  record Garbage(byte[] bytes) implements Content {
    Garbage {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Garbage garbage && Arrays.equals(bytes, garbage.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}
