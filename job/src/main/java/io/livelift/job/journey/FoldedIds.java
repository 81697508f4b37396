package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.job.cube.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The identities of folded events, 8 bytes each. A record that repeats one was accepted, hence is
 * younger than the event was: it differs from it, and is a conflict. Two of n identities share
 * their hash with a probability of about n squared in 2 to the power of 65.
 */
final class FoldedIds {
  private final Set<Long> hashes = new HashSet<>();

  static long of(View view) {
    return hash("view", view.eventId());
  }

  static long of(PrescriptionId id) {
    return hash(id.physicianId(), id.prescriptionId());
  }

  // Mostly nothing is folded: then nothing is hashed.
  boolean contains(View view) {
    return !isEmpty() && contains(of(view));
  }

  boolean contains(PrescriptionId id) {
    return !isEmpty() && contains(of(id));
  }

  boolean contains(long hash) {
    return hashes.contains(hash);
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  void add(long hash) {
    hashes.add(hash);
  }

  void write(DataOutput out) throws IOException {
    Varint.write(out, hashes.size());
    for (var hash : hashes) {
      out.writeLong(hash);
    }
  }

  void read(DataInput in) throws IOException {
    for (var n = Varint.read(in); n > 0; n--) {
      hashes.add(in.readLong());
    }
  }

  static long hash(String scope, String id) {
    var bytes = (scope.length() + ":" + scope + id).getBytes(UTF_8);
    return MurmurHash3.hash128x64(bytes, 0, bytes.length, 0)[0];
  }
}
