package io.livelift.job.journey;

import io.livelift.job.cube.Varint;
import java.io.DataInput;
import java.io.IOException;

/** Reads what {@link DictionaryOutput} wrote. */
record DictionaryInput(DataInput data, StringDictionary dictionary, RepeatedTexts texts) {
  /** Of a value whose repeated strings are in a dictionary. */
  DictionaryInput(DataInput data, StringDictionary dictionary) {
    this(data, dictionary, null);
  }

  /** Of a value whose repeated strings stand in full. */
  DictionaryInput(DataInput data) {
    this(data, null, RepeatedTexts.ofThread());
  }

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
    return dictionary == null ? texts.read(data) : dictionary.stringOf(readCount());
  }

  String readPerson() throws IOException {
    return dictionary == null ? readOnce() : readRepeated();
  }

  String readNullablePerson() throws IOException {
    return data.readBoolean() ? readPerson() : null;
  }

  String readNullable() throws IOException {
    return data.readBoolean() ? readRepeated() : null;
  }
}
