package io.livelift.bench.sql;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.PrescriptionReader;
import io.livelift.bench.peer.RecordsRead;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.util.Collector;

/**
 * Issued prescriptions as rows of SQL's own format, one for each campaign that promotes the
 * product. Cancellations are left out: nothing in this peer takes a conversion back.
 */
final class OrdersDecoder implements DeserializationSchema<RowData> {
  static final RowType TYPE =
      RowType.of(
          new LogicalType[] {
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            new BigIntType(false),
            new LocalZonedTimestampType(3)
          },
          new String[] {"campaign", "physician", "prescription", "issued_ms", "issued_at"});

  private static final long serialVersionUID = 1L;

  private final Campaigns campaigns;
  private transient PrescriptionReader order;

  OrdersDecoder(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void open(InitializationContext context) {
    order = new PrescriptionReader();
  }

  @Override
  public void deserialize(byte[] message, Collector<RowData> out) {
    RecordsRead.one();
    order.read(message);
    if (!order.issued()) {
      return;
    }
    for (var campaign : campaigns.promoting(order.product())) {
      out.collect(
          GenericRowData.of(
              StringData.fromString(campaign),
              TouchesDecoder.string(order.physician(), order.physician().length()),
              TouchesDecoder.string(order.prescription(), order.prescription().length()),
              order.time(),
              TimestampData.fromEpochMillis(order.time())));
    }
  }

  @Override
  public RowData deserialize(byte[] message) {
    throw new UnsupportedOperationException("A prescription may be several orders.");
  }

  @Override
  public boolean isEndOfStream(RowData row) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return InternalTypeInfo.of(TYPE);
  }
}
