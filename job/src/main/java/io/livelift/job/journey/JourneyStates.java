package io.livelift.job.journey;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The state of the journey stage. */
final class JourneyStates {
  /**
   * A person's journey, by {@link JourneyCodec}. Bounded by the limit of events a person, and by
   * folding what is older than the horizons.
   */
  static final ValueStateDescriptor<byte[]> JOURNEY =
      new ValueStateDescriptor<>("journey", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** The campaign versions in force, by campaign id. Bounded by the number of campaigns. */
  static final MapStateDescriptor<String, byte[]> CAMPAIGNS =
      new MapStateDescriptor<>(
          "campaigns", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /**
   * The hashes of {@link ErasedPersons}; the values say nothing. Bounded by the number of erasures.
   */
  static final MapStateDescriptor<Long, Boolean> ERASED =
      new MapStateDescriptor<>("erased-persons", Types.LONG, Types.BOOLEAN);

  private JourneyStates() {}
}
