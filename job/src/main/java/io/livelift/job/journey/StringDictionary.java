package io.livelift.job.journey;

import io.livelift.job.cube.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings that repeat within one value, each written once and then named by its number. */
final class StringDictionary {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>();

  int numberOf(String string) {
    return numbers.computeIfAbsent(
        string,
        s -> {
          strings.add(s);
          return strings.size() - 1;
        });
  }

  String stringOf(int number) {
    return strings.get(number);
  }

  void write(DataOutput out) throws IOException {
    Varint.write(out, strings.size());
    for (var string : strings) {
      out.writeUTF(string);
    }
  }

  static StringDictionary read(DataInput in) throws IOException {
    var dictionary = new StringDictionary();
    for (var n = Varint.read(in); n > 0; n--) {
      dictionary.strings.add(in.readUTF());
    }
    return dictionary;
  }
}
