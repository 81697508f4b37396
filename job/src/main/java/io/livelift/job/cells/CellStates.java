package io.livelift.job.cells;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The state of the cells stage, by table. */
final class CellStates {
  /** Measures by cell name. Bounded: dropped when nothing retained can touch the table any more. */
  static final MapStateDescriptor<String, byte[]> CELLS =
      new MapStateDescriptor<>(
          "cells", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** When the table is final, in arrival time. Dropped with its cells. */
  static final ValueStateDescriptor<Long> FINAL_AT =
      new ValueStateDescriptor<>("final-at", Types.LONG);

  /** Whether arrival time has passed that instant. Dropped with its cells. */
  static final ValueStateDescriptor<Boolean> FINAL =
      new ValueStateDescriptor<>("final", Types.BOOLEAN);

  private CellStates() {}
}
