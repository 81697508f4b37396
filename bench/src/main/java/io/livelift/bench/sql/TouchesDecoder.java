package io.livelift.bench.sql;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.Province;
import io.livelift.bench.peer.RecordsRead;
import io.livelift.bench.peer.Text;
import io.livelift.bench.peer.ViewReader;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.BooleanType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.util.Collector;

/**
 * Content views as rows of SQL's own format, straight from the bytes; views that count for no
 * campaign are left out here, which is the cheapest place.
 */
final class TouchesDecoder implements DeserializationSchema<RowData> {
  static final RowType TYPE =
      RowType.of(
          new LogicalType[] {
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            new BooleanType(false),
            new BigIntType(false),
            new LocalZonedTimestampType(3)
          },
          new String[] {"campaign", "province", "physician", "qualified", "seen_ms", "seen_at"});

  private static final long serialVersionUID = 1L;
  private static final StringData UNKNOWN = StringData.fromString(Province.UNKNOWN);

  private final Campaigns campaigns;
  private transient ViewReader view;

  TouchesDecoder(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void open(InitializationContext context) {
    view = new ViewReader();
  }

  @Override
  public void deserialize(byte[] message, Collector<RowData> out) {
    RecordsRead.one();
    view.read(message);
    var flight = campaigns.flightOf(view);
    if (flight == null) {
      return;
    }
    var province = Province.length(view.region());
    out.collect(
        GenericRowData.of(
            string(view.campaign(), view.campaign().length()),
            province == 0 ? UNKNOWN : string(view.region(), province),
            string(view.physician(), view.physician().length()),
            flight.qualifies(view),
            view.time(),
            TimestampData.fromEpochMillis(view.time())));
  }

  /** Shares the record's bytes. */
  static StringData string(Text text, int length) {
    return BinaryStringData.fromBytes(text.bytes(), text.start(), length);
  }

  @Override
  public RowData deserialize(byte[] message) {
    throw new UnsupportedOperationException("A view may be no touch.");
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
