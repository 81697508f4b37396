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
  private static final LongAdder SENT = new LongAdder();

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
    var place = flight.campaign() + '|' + province;
    var newIn =
        flight.qualifies(view)
            ? seen.note(new Seen.Touch(place, view.physician().toString(), view.time(), zoneOffset))
            : 0;
    send(place, new Touched(view.time(), newIn), timestamp);
    SENT.increment();
  }

  /** How many views of campaigns this process has sent on. */
  static long sent() {
    return SENT.sum();
  }

  /**
   * Sends a view on.
   *
   * @param place its campaign and province
   */
  abstract void send(String place, Touched touched, long timestamp);

  final long zoneOffset() {
    return zoneOffset;
  }
}
