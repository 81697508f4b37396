package io.livelift.bench.sql;

import io.livelift.bench.peer.Campaigns;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;

/** The tables of the peer and its queries; tests give it other streams and read other ends. */
final class SqlJob {
  private static final String FROM_SOURCE = "SOURCE_WATERMARK()";

  private final StreamTableEnvironment tables;
  private final Map<String, String> queries;

  /**
   * @param touches rows of {@link TouchesDecoder} with event time and watermarks, as orders
   * @param orders rows of {@link OrdersDecoder}
   */
  SqlJob(
      StreamTableEnvironment tables,
      SqlVariant variant,
      Campaigns campaigns,
      DataStream<RowData> touches,
      DataStream<RowData> orders) {
    this.tables = tables;
    queries = new Queries(variant, campaigns).all();
    variant.settings().forEach(tables.getConfig()::set);
    tables.getConfig().set("table.local-time-zone", campaigns.zone());
    tables.createTemporaryView(
        "touches",
        touches,
        Schema.newBuilder()
            .column("campaign", "STRING")
            .column("province", "STRING")
            .column("physician", "STRING")
            .column("qualified", "BOOLEAN NOT NULL")
            .column("seen_ms", "BIGINT NOT NULL")
            .column("seen_at", "TIMESTAMP_LTZ(3)")
            .watermark("seen_at", FROM_SOURCE)
            .build());
    tables.createTemporaryView(
        "orders",
        orders,
        Schema.newBuilder()
            .column("campaign", "STRING")
            .column("physician", "STRING")
            .column("prescription", "STRING")
            .column("issued_ms", "BIGINT NOT NULL")
            .column("issued_at", "TIMESTAMP_LTZ(3)")
            .watermark("issued_at", FROM_SOURCE)
            .build());
  }

  Map<String, String> queries() {
    return queries;
  }

  StreamTableEnvironment tables() {
    return tables;
  }
}
