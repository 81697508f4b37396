package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import io.livelift.dashboard.MadeUp;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a job publishes, as records with offsets, to be handed to an assembler in any order. */
final class Epochs {
  /** The stages that publish a part of every epoch. */
  static final List<String> STAGES =
      List.of(
          "views",
          "prescriptions",
          "physicians",
          "campaigns",
          "erasures",
          "physician-journeys",
          "patient-journeys",
          PartSet.CELLS);

  static final Shard METRICS = new Shard("metrics", 0);
  static final Shard PARTS = new Shard("epochs", 0);

  /** A record: a cell or a part. */
  record Published(Cell cell, EpochPart part, Shard shard, long offset) {
    void into(EpochAssembler assembler) {
      if (cell != null) {
        assembler.cell(cell, shard, offset);
      } else {
        assembler.part(part, shard, offset);
      }
    }
  }

  private final Map<Shard, Long> offsets = new HashMap<>();

  /** A whole epoch of a job with one subtask a stage; the names and values of its cells. */
  List<Published> epoch(long epoch, long previous, Map<String, Long> cells) {
    return epoch(epoch, previous, -1, 1, cells);
  }

  List<Published> epoch(
      long epoch, long previous, long restoredFrom, int parallelism, Map<String, Long> cells) {
    List<Published> published = new ArrayList<>();
    cells.forEach((name, value) -> published.add(cell(epoch, name, value)));
    for (var stage : STAGES) {
      for (var subtask = 0; subtask < parallelism; subtask++) {
        var sent = subtask == 0 ? cells.size() : 0;
        published.add(part(stage, subtask, parallelism, epoch, previous, restoredFrom, sent));
      }
    }
    return published;
  }

  Published cell(long epoch, String name, long value) {
    var key = new CellKey("c", Granularity.DAY, 0, Breakdown.NONE, name, "");
    return new Published(
        new Cell(key, new long[] {value}, false, false, epoch), null, METRICS, next(METRICS));
  }

  Published part(
      String stage,
      int subtask,
      int parallelism,
      long epoch,
      long previous,
      long restoredFrom,
      int cells) {
    var part =
        MadeUp.part(stage, epoch)
            .setStages(STAGES.size())
            .setSubtask(subtask)
            .setParallelism(parallelism)
            .setPreviousEpoch(previous)
            .setRestoredFrom(restoredFrom)
            .setCells(stage.equals(PartSet.CELLS) ? cells : 0)
            .build();
    return new Published(null, part, PARTS, next(PARTS));
  }

  private long next(Shard shard) {
    return offsets.merge(shard, 1L, Long::sum) - 1;
  }
}
