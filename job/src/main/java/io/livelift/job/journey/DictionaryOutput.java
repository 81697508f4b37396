package io.livelift.job.journey;

import io.livelift.job.cube.Varint;
import java.io.DataOutput;
import java.io.IOException;

/** Writes fields compactly; repeated strings through the dictionary, or in full if it is null. */
record DictionaryOutput(DataOutput data, StringDictionary dictionary) {
  void writeCount(int count) throws IOException {
    Varint.write(data, count);
  }

  void writeLong(long value) throws IOException {
    Varint.writeSigned(data, value);
  }

  void writeByte(int value) throws IOException {
    data.writeByte(value);
  }

  void writeBoolean(boolean value) throws IOException {
    data.writeBoolean(value);
  }

  /** A string that hardly occurs twice. */
  void writeOnce(String string) throws IOException {
    data.writeUTF(string);
  }

  /** A string that is likely to occur again. */
  void writeRepeated(String string) throws IOException {
    if (dictionary == null) {
      data.writeUTF(string);
    } else {
      Varint.write(data, dictionary.numberOf(string));
    }
  }

  /** As {@link #writeRepeated}, or null. */
  void writeNullable(String string) throws IOException {
    data.writeBoolean(string != null);
    if (string != null) {
      writeRepeated(string);
    }
  }
}
