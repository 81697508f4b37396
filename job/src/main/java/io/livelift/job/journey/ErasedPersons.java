package io.livelift.job.journey;

import java.util.HashSet;
import java.util.Set;

/**
 * The people who are erased, 8 bytes each, so that no id of theirs is kept. One of n people is
 * taken for one of m erased ones with a probability of about n times m in 2 to the power of 64.
 */
final class ErasedPersons {
  private final Set<Long> hashes = new HashSet<>();

  static long hash(PersonKind kind, String id) {
    return FoldedIds.hash(kind.name(), id);
  }

  boolean contains(PersonKind kind, String id) {
    return !hashes.isEmpty() && hashes.contains(hash(kind, id));
  }

  void add(long hash) {
    hashes.add(hash);
  }
}
