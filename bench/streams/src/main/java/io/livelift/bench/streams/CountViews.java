package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.Province;
import io.livelift.bench.peer.RecordsRead;
import io.livelift.bench.peer.ViewReader;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reads views, which their topic has by person, and tells for each of its three cells whether the
 * person is new there. What becomes of that is the subclass's.
 */
abstract class CountViews<V> extends ContextualProcessor<byte[], byte[], String, V> {
  private static final LongAdder ADDED = new LongAdder();

  private final Campaigns campaigns;
  private final Map<TopicPartition, Long> ends;
  private final boolean packed;
  private final ViewReader view = new ViewReader();
  private final long zoneOffset;
  private Seen seen;

  /**
   * @param ends records from these offsets on are left unread; none for a topic without an end
   */
  CountViews(Campaigns campaigns, Map<TopicPartition, Long> ends, boolean packed) {
    this.campaigns = campaigns;
    this.ends = ends;
    this.packed = packed;
    zoneOffset = campaigns.zoneOffset();
  }

  @Override
  public void init(ProcessorContext<String, V> context) {
    super.init(context);
    KeyValueStore<String, byte[]> store = context.getStateStore(Seen.STORE);
    seen = packed ? new Seen.ByDay(store) : new Seen.ByKey(store);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (Ends.isBehind(context(), ends)) {
      return;
    }
    view.read(record.value());
    var flight = campaigns.flightOf(view);
    if (flight != null) {
      count(flight, record.timestamp());
    }
    // Last: whoever sees the last record counted finds all views counted.
    RecordsRead.one();
  }

  private void count(Campaigns.Flight flight, long timestamp) {
    var region = view.region().toString();
    var length = Province.length(view.region());
    var province = length == 0 ? Province.UNKNOWN : region.substring(0, length);
    var campaign = flight.campaign();
    var qualified = flight.qualifies(view);
    var before =
        qualified
            ? seen.note(
                new Seen.Touch(
                    campaign, province, view.physician().toString(), view.time(), zoneOffset))
            : null;
    for (var window : Window.values()) {
      var isNew = qualified && (before == null || window.compareTo(before) < 0);
      var cell = window.cell(campaign, province, window.start(view.time(), zoneOffset));
      add(cell, new Counts(1, isNew ? 1 : 0), timestamp);
      ADDED.increment();
    }
  }

  /** How often this process has added a view to a cell. */
  static long counted() {
    return ADDED.sum();
  }

  /** Adds to a cell. */
  abstract void add(String cell, Counts counts, long timestamp);
}
