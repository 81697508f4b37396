package io.livelift.job.journey;

import io.livelift.job.cube.Varint;
import java.io.DataInput;
import java.io.IOException;

/** Reads what {@link DictionaryOutput} wrote. */
record DictionaryInput(DataInput data, StringDictionary dictionary) {
  int readCount() throws IOException {
    return (int) Varint.read(data);
  }

  long readLong() throws IOException {
    return Varint.readSigned(data);
  }

  int readByte() throws IOException {
    return data.readByte();
  }

  boolean readBoolean() throws IOException {
    return data.readBoolean();
  }

  String readOnce() throws IOException {
    return data.readUTF();
  }

  String readRepeated() throws IOException {
    return dictionary == null ? data.readUTF() : dictionary.stringOf(readCount());
  }

  String readNullable() throws IOException {
    return data.readBoolean() ? readRepeated() : null;
  }
}
