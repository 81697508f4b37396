package io.livelift.job.cells;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The state of the cells stage, by slice. Dropped when nothing retained can touch the slice any
 * more; a CAMPAIGN slice never is: a profile is never late, and may move people in it at any time.
 */
final class CellStates {
  /** Cells by the key of their block: see {@link CellBlocks}. */
  static final MapStateDescriptor<String, byte[]> BLOCKS =
      new MapStateDescriptor<>(
          "cell-blocks", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** Measures by cell name: as earlier builds kept cells. Moved when a slice is read. */
  static final MapStateDescriptor<String, byte[]> CELLS =
      new MapStateDescriptor<>(
          "cells", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** When the slice is final, in arrival time. */
  static final ValueStateDescriptor<Long> FINAL_AT =
      new ValueStateDescriptor<>("final-at", Types.LONG);

  /** Whether arrival time has passed that instant. */
  static final ValueStateDescriptor<Boolean> FINAL =
      new ValueStateDescriptor<>("final", Types.BOOLEAN);

  /** Whether the window is blank. */
  static final ValueStateDescriptor<Boolean> BLANK =
      new ValueStateDescriptor<>("blank", Types.BOOLEAN);

  /** The version of the campaign that the slice's plan is of. */
  static final ValueStateDescriptor<Long> PLAN_VERSION =
      new ValueStateDescriptor<>("plan-version", Types.LONG);

  private CellStates() {}
}
