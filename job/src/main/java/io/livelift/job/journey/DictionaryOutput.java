package io.livelift.job.journey;

import io.livelift.job.cube.Varint;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes fields compactly; repeated strings through the dictionary, or, if it is null, in full as
 * {@link RepeatedTexts} writes them.
 */
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
      RepeatedTexts.write(string, data);
    } else {
      Varint.write(data, dictionary.numberOf(string));
    }
  }

  /** A person's id: it is likely to occur again in a journey, and hardly between two. */
  void writePerson(String id) throws IOException {
    if (dictionary == null) {
      writeOnce(id);
    } else {
      writeRepeated(id);
    }
  }

  /** As {@link #writePerson}, or null. */
  void writeNullablePerson(String id) throws IOException {
    data.writeBoolean(id != null);
    if (id != null) {
      writePerson(id);
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
