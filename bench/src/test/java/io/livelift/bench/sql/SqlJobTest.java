package io.livelift.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.NaiveCounts;
import io.livelift.bench.peer.RandomLog;
import io.livelift.wire.SingleObjectWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL peer counts what a naive count finds, whichever way it is set up. */
class SqlJobTest {
  private static final int TIME_OF_TOUCH = 5;
  private static final int TIME_OF_ORDER = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tumble-heap-1s-mini",
        "group-heap-1s-mini",
        "group-rocksdb-10s-mini-split",
        "sets-heap-1s"
      })
  void countsWhatANaiveCountFinds(String name) throws Exception {
    var log = new RandomLog(name.hashCode(), 3_000, 400);
    var naive = new NaiveCounts(log);
    var found = run(SqlVariant.of(name), log);

    assertThat(reach(found)).isEqualTo(naive.reach());
    assertThat(conversions(found)).isEqualTo(naive.conversions()).isNotEmpty();
  }

  /** What each query has published in the end. */
  private static Map<String, List<Row>> run(SqlVariant variant, RandomLog log) throws Exception {
    var settings = new HashMap<>(variant.settings());
    settings.put("parallelism.default", "2");
    var env = StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(settings));
    var campaigns = new Campaigns(log.campaigns());
    var job =
        new SqlJob(
            StreamTableEnvironment.create(env),
            variant,
            campaigns,
            stream(env, log.views(), new TouchesDecoder(campaigns), TIME_OF_TOUCH),
            stream(env, log.prescriptions(), new OrdersDecoder(campaigns), TIME_OF_ORDER));
    var published = new HashMap<String, List<Row>>();
    for (var query : job.queries().entrySet()) {
      var changes = job.tables().toChangelogStream(job.tables().sqlQuery(query.getValue()));
      try (var rows = changes.executeAndCollect()) {
        published.put(query.getKey(), standing(rows));
      }
    }
    return published;
  }

  private static <T extends SpecificRecordBase> DataStream<RowData> stream(
      StreamExecutionEnvironment env,
      List<T> records,
      DeserializationSchema<RowData> decoder,
      int time) {
    @SuppressWarnings("unchecked")
    var writer = new SingleObjectWriter<>((Class<T>) records.get(0).getClass());
    var bytes = records.stream().map(writer::write).toList();
    return env.fromData(bytes, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .flatMap(new Decode(decoder))
        .returns(decoder.getProducedType())
        .assignTimestampsAndWatermarks(FlinkSqlPeer.eventTime(time));
  }

  private static List<Row> standing(java.util.Iterator<Row> changes) {
    var rows = new ArrayList<Row>();
    while (changes.hasNext()) {
      var change = changes.next();
      var kind = change.getKind();
      change.setKind(RowKind.INSERT);
      if (Set.of(RowKind.INSERT, RowKind.UPDATE_AFTER).contains(kind)) {
        rows.add(change);
      } else {
        assertThat(rows.remove(change)).isTrue();
      }
    }
    return rows;
  }

  private static Map<NaiveCounts.Cell, NaiveCounts.Count> reach(Map<String, List<Row>> found) {
    var counts = new HashMap<NaiveCounts.Cell, NaiveCounts.Count>();
    found.forEach(
        (query, rows) -> {
          if (query.startsWith("reach")) {
            for (var row : rows) {
              counts.put(
                  new NaiveCounts.Cell(
                      ((String) row.getField("granularity")).trim(),
                      row.getFieldAs("campaign"),
                      row.getFieldAs("province"),
                      row.<Long>getFieldAs("window_start")),
                  new NaiveCounts.Count(
                      row.<Long>getFieldAs("views"), row.<Long>getFieldAs("reach")));
            }
          }
        });
    return counts;
  }

  private static Map<String, Long> conversions(Map<String, List<Row>> found) {
    var counts = new HashMap<String, Long>();
    for (var row : found.get("conversions")) {
      counts.put(
          "%s %s %s"
              .formatted(
                  row.getField("campaign"), row.getField("province"), row.getField("issued_on")),
          row.getFieldAs("conversions"));
    }
    return counts;
  }

  /** The decoder as Kafka's source would call it. */
  private static final class Decode extends RichFlatMapFunction<byte[], RowData> {
    private static final long serialVersionUID = 1L;
    private final DeserializationSchema<RowData> decoder;

    Decode(DeserializationSchema<RowData> decoder) {
      this.decoder = decoder;
    }

    @Override
    public void open(OpenContext context) throws Exception {
      decoder.open(null);
    }

    @Override
    public void flatMap(byte[] value, Collector<RowData> out) throws Exception {
      decoder.deserialize(value, out);
    }
  }
}
