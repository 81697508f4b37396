package io.livelift.dashboard.views;

/** What a page shows. Serialized as it is into the API. */
public interface View {
  /** Of which frame it is. */
  Stamp stamp();

  /** The same as tables of a file, in the words of a language. */
  Tables tables(Names names);
}
