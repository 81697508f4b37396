package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one cell rests on. Names nobody; of prescribing it tells no more than was published.
 *
 * @param published as it was published last; null if it was not
 * @param recomputed the measures that may be told, by id
 * @param evidence the kinds that may be told
 */
record Explanation(
    CellKey cell,
    PublishedCells.Published published,
    Map<String, Long> recomputed,
    List<Evidence> evidence) {
  Explanation {
    recomputed = new TreeMap<>(recomputed);
    evidence = List.copyOf(evidence);
  }

  /** Why records belong to a cell. */
  enum Kind {
    DEFINITION("definition of the campaign", List.of()),
    PROFILES("profiles of the audience", List.of()),
    VIEWS("views", List.of()),
    PRESCRIPTIONS("prescriptions", List.of(Measure.PRESCRIBERS)),
    CONVERSIONS("conversions and their touches", List.of(Measure.CONVERTERS)),
    FIRST_PRESCRIPTIONS(
        "first prescriptions", List.of(Measure.NEW_PRESCRIBERS, Measure.UNKNOWN_PRESCRIBERS)),
    COHORT("prescriptions after a first view", List.of(Measure.COHORT_CONVERTERS)),
    STEPS("views that are steps", List.of(Measure.TRANSITION_PEOPLE));

    private final String words;
    private final List<Measure> people;

    Kind(String words, List<Measure> people) {
      this.words = words;
      this.people = people;
    }

    String words() {
      return words;
    }

    /** The measures that count the people behind it; empty if it tells nothing of prescribing. */
    List<Measure> people() {
      return people;
    }
  }

  /**
   * The records of one kind.
   *
   * @param people number of distinct people whose records they are
   */
  record Evidence(Kind kind, long people, List<Records> records) {
    Evidence {
      records = List.copyOf(records);
    }
  }

  /**
   * Records in one partition.
   *
   * @param offsets all of them if they are few, else empty
   */
  record Records(
      LogTopic topic, int partition, long count, long lowest, long highest, List<Long> offsets) {
    Records {
      offsets = List.copyOf(offsets);
    }
  }

  /** Whether something of prescribing may be untold; says nothing of whether there is any. */
  boolean isReticent() {
    return published == null || published.suppressed();
  }
}
