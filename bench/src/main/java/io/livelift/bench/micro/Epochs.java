package io.livelift.bench.micro;

import io.livelift.bench.load.AcceptedLoad;
import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.simulate.JourneysOfSubtask;
import io.livelift.job.cells.CellsOfSubtask;
import io.livelift.job.config.JobConfig;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.sink.PublishedRecord;
import java.util.ArrayList;
import java.util.List;

/** What the epochs of one generated log send to the cells, and what these publish. */
public final class Epochs {
  private static final JobConfig CONFIG = JobConfig.defaults("nowhere:1");
  private static final int PHYSICIANS = 20_000;
  private static final int CAMPAIGNS = 10;
  private static final long EVENTS = 200_000;
  private static final long PER_SECOND = 1_000;

  private final AcceptedLoad load =
      new AcceptedLoad(
          Load.steady(new LoadSpec(1, PHYSICIANS, CAMPAIGNS, EVENTS, 1, Skew.ZIPF), PER_SECOND));
  private final List<SliceSums> sums = new ArrayList<>();
  private final JourneysOfSubtask journeys =
      new JourneysOfSubtask(
          PersonKind.PHYSICIAN, CONFIG, load.campaigns(), sums::add, resolved -> {});

  private Epochs() throws Exception {
    for (var i = 0; i < PHYSICIANS; i++) {
      journeys.add(load.profile(i));
    }
  }

  /** Of a log whose first epoch has the profiles of all physicians too. */
  static Epochs withProfiles() throws Exception {
    return new Epochs();
  }

  /** Of the same log behind its first epoch. */
  static Epochs ofEvents() throws Exception {
    var epochs = new Epochs();
    epochs.next(1);
    return epochs;
  }

  /** The sums of an epoch of so many further events. */
  List<SliceSums> next(int events) throws Exception {
    for (var event : load.take(events)) {
      journeys.add(event);
    }
    journeys.barrier();
    var epoch = List.copyOf(sums);
    sums.clear();
    return epoch;
  }

  /** Sums of so many different cells, of one epoch. */
  static List<CellDelta> sums(int cells) throws Exception {
    var epochs = ofEvents();
    List<CellDelta> sums = List.of();
    for (var events = cells / 20; sums.size() < cells; events *= 2) {
      sums = epochs.next(events).stream().flatMap(block -> block.deltas().stream()).toList();
    }
    return sums.subList(0, cells);
  }

  /** Cells that an epoch publishes. */
  public static List<PublishedRecord> published(int events) throws Exception {
    var cells = stage();
    ofEvents().next(events).forEach(cells::add);
    var published = new ArrayList<PublishedRecord>();
    cells.barrier(1, published::add);
    return published;
  }

  /** An empty cells stage. */
  static CellsOfSubtask stage() {
    return new CellsOfSubtask(CONFIG.privacy());
  }
}
