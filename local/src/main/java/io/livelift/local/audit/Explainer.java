package io.livelift.local.audit;

import io.livelift.local.audit.Explanation.Evidence;
import io.livelift.local.audit.Explanation.Kind;
import io.livelift.local.audit.Explanation.Records;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a cell by the tables of a recomputation. What tells of prescribing is told only where
 * enough people contribute and the published cell tells it too.
 */
final class Explainer {
  private static final int FEW = 20;

  private final Database database;
  private final long smallestGroup;

  /**
   * @param database in which an {@link Oracle} has recomputed
   * @param smallestGroup see {@link Withholding}
   */
  Explainer(Database database, long smallestGroup) {
    this.database = database;
    this.smallestGroup = smallestGroup;
  }

  /**
   * What a cell rests on. Empty if nothing is known of the cell that may be told.
   *
   * @param truth the cell's measures as recomputed
   * @param published the cell as it was published; null if it was not
   */
  Optional<Explanation> explain(
      CellKey cell, Map<String, Long> truth, PublishedCells.Published published)
      throws SQLException {
    var told = new HashMap<>(truth);
    told.keySet().removeIf(id -> !mayBeTold(Measure.ofId(id), truth, published));
    if (told.isEmpty() && published == null) {
      return Optional.empty();
    }
    database.run(
        "create or replace table asked (campaign_id varchar, granularity varchar, window_start bigint,"
            + " breakdown varchar, region varchar, value varchar)");
    try (var asked = database.into("asked")) {
      asked.add(
          cell.campaignId(),
          cell.granularity().name(),
          cell.windowStart(),
          cell.breakdown().name(),
          cell.region(),
          cell.value());
    }
    database.runResource("explain.sql");
    var evidence = new ArrayList<Evidence>();
    for (var kind : Kind.values()) {
      var people = kind.people().stream().filter(p -> truth.containsKey(p.id())).toList();
      if (people.stream().allMatch(p -> mayBeTold(p, truth, published))) {
        evidence(kind).ifPresent(evidence::add);
      }
    }
    return Optional.of(new Explanation(cell, published, told, evidence));
  }

  private boolean mayBeTold(
      Measure measure, Map<String, Long> truth, PublishedCells.Published published) {
    if (measure.people().isEmpty() || smallestGroup <= 1) {
      return true;
    }
    var people = truth.getOrDefault(measure.people().get().id(), 0L);
    return people >= smallestGroup
        && published != null
        && published.measures().containsKey(measure.id());
  }

  private Optional<Evidence> evidence(Kind kind) throws SQLException {
    var records = new ArrayList<Records>();
    for (var row :
        database.rows(
            """
            select topic, log_partition, count(distinct log_offset), min(log_offset),
              max(log_offset)
            from evidence where kind = '%s' group by topic, log_partition
            order by topic, log_partition"""
                .formatted(kind))) {
      var topic = LogTopic.valueOf((String) row[0]);
      var partition = (Integer) row[1];
      var count = (Long) row[2];
      var offsets = count > FEW ? List.<Long>of() : offsets(kind, topic, partition);
      records.add(new Records(topic, partition, count, (Long) row[3], (Long) row[4], offsets));
    }
    if (records.isEmpty()) {
      return Optional.empty();
    }
    var people =
        database.rows("select count(distinct person) from evidence where kind = '" + kind + "'");
    return Optional.of(new Evidence(kind, (Long) people.get(0)[0], records));
  }

  private List<Long> offsets(Kind kind, LogTopic topic, int partition) throws SQLException {
    return database
        .rows(
            """
            select distinct log_offset from evidence
            where kind = '%s' and topic = '%s' and log_partition = %d order by log_offset"""
                .formatted(kind, topic, partition))
        .stream()
        .map(row -> (Long) row[0])
        .toList();
  }
}
