package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.vocabulary.CellKey;
import io.livelift.wire.AvroBuffer;

/**
 * A name in the two forms that published cells have it in: encoded once, copied into every record.
 *
 * @param inKey as part of the record's key
 * @param inValue as an Avro string
 */
record CellText(byte[] inKey, byte[] inValue) {

  static CellText of(String name) {
    var avro = new AvroBuffer(16);
    avro.writeString(name);
    return new CellText(CellKey.escape(name).getBytes(UTF_8), avro.toByteArray());
  }
}
