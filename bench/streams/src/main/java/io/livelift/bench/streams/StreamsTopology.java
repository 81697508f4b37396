package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.RecordsRead;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.ForeachAction;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** From views to cells, in the order the data flows. */
final class StreamsTopology {
  private static final String TOTALS = "totals";

  private final StreamsVariant variant;
  private final Campaigns campaigns;
  private final Map<TopicPartition, Long> ends;

  /**
   * @param ends where to stop reading
   */
  StreamsTopology(StreamsVariant variant, Campaigns campaigns, Map<TopicPartition, Long> ends) {
    this.variant = variant;
    this.campaigns = campaigns;
    this.ends = ends;
  }

  /**
   * @param answers gets the absolute counts of a cell whenever they have changed
   */
  Topology build(String views, String prescriptions, ForeachAction<String, Counts> answers) {
    var builder = new StreamsBuilder();
    var bytes = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    builder.addStateStore(seen());
    var input = builder.stream(views, bytes);
    var cells =
        switch (variant.shuffle()) {
          case TOUCH -> addTouches(builder, input);
          case EACH -> addEach(input);
          case PARTIAL -> addParts(builder, input);
        };
    cells.foreach(answers);
    builder.stream(prescriptions, bytes).process(() -> new PassOver(ends));
    return builder.build();
  }

  private KStream<String, Counts> addTouches(
      StreamsBuilder builder, KStream<byte[], byte[]> input) {
    builder.addStateStore(
        logged(
            Stores.keyValueStoreBuilder(supplier(TOTALS), Serdes.String(), Counts.SERDE)
                .withCachingEnabled()));
    var zoneOffset = campaigns.zoneOffset();
    return input
        .process(() -> new SendTouches(campaigns, ends, variant.packed()), Seen.STORE)
        .repartition(
            Repartitioned.<String, Touched>as("touches")
                .withKeySerde(Serdes.String())
                .withValueSerde(Touched.SERDE))
        .process(() -> new AddUp(TOTALS, zoneOffset), TOTALS);
  }

  private KStream<String, Counts> addEach(KStream<byte[], byte[]> input) {
    return input
        .process(() -> new SendEach(campaigns, ends, variant.packed()), Seen.STORE)
        .repartition(
            Repartitioned.<String, Counts>as("each")
                .withKeySerde(Serdes.String())
                .withValueSerde(Counts.SERDE))
        .groupByKey()
        .aggregate(
            () -> Counts.NONE, (cell, more, counts) -> counts.plus(more), totals(Counts.SERDE))
        .toStream();
  }

  private KStream<String, Counts> addParts(StreamsBuilder builder, KStream<byte[], byte[]> input) {
    builder.addStateStore(countsOfPartition());
    return input
        .process(
            () -> new SendParts(campaigns, ends, variant.packed()), Seen.STORE, SendParts.STORE)
        .repartition(
            Repartitioned.<String, Part>as("parts")
                .withKeySerde(Serdes.String())
                .withValueSerde(Part.SERDE))
        .groupByKey()
        .aggregate(() -> Parts.NONE, (cell, part, parts) -> parts.with(part), totals(Parts.SERDE))
        .toStream()
        .mapValues(Parts::total);
  }

  private StoreBuilder<KeyValueStore<String, byte[]>> seen() {
    var store =
        Stores.keyValueStoreBuilder(supplier(Seen.STORE), Serdes.String(), Serdes.ByteArray());
    return logged(variant.cached() ? store.withCachingEnabled() : store);
  }

  private StoreBuilder<KeyValueStore<String, Counts>> countsOfPartition() {
    return logged(
        Stores.keyValueStoreBuilder(supplier(SendParts.STORE), Serdes.String(), Counts.SERDE)
            .withCachingEnabled());
  }

  private <V> Materialized<String, V, KeyValueStore<Bytes, byte[]>> totals(Serde<V> serde) {
    var totals =
        Materialized.<String, V>as(supplier(TOTALS))
            .withKeySerde(Serdes.String())
            .withValueSerde(serde)
            .withCachingEnabled();
    return variant.logged() ? totals.withLoggingEnabled(Map.of()) : totals.withLoggingDisabled();
  }

  private <S extends org.apache.kafka.streams.processor.StateStore> StoreBuilder<S> logged(
      StoreBuilder<S> store) {
    return variant.logged() ? store.withLoggingEnabled(Map.of()) : store.withLoggingDisabled();
  }

  private KeyValueBytesStoreSupplier supplier(String name) {
    return variant.memory()
        ? Stores.inMemoryKeyValueStore(name)
        : Stores.persistentKeyValueStore(name);
  }

  /** Reads prescriptions, as the other peers must, and makes nothing of them. */
  private static final class PassOver extends ContextualProcessor<byte[], byte[], Void, Void> {
    private final Map<TopicPartition, Long> ends;

    PassOver(Map<TopicPartition, Long> ends) {
      this.ends = ends;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (!Ends.isBehind(context(), ends)) {
        RecordsRead.one();
      }
    }
  }
}
