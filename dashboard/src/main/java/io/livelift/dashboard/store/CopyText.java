package io.livelift.dashboard.store;

/**
 * Rows in the text format of COPY.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, text format</a>
 */
final class CopyText {
  private final StringBuilder rows = new StringBuilder(1 << 16);

  CopyText number(long number) {
    rows.append(number).append('\t');
    return this;
  }

  CopyText flag(boolean flag) {
    rows.append(flag ? "t\t" : "f\t");
    return this;
  }

  /** Postgres cannot store NUL; it is shown as the replacement character. */
  CopyText text(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case '\0' -> rows.append('\uFFFD');
        default -> rows.append(c);
      }
    }
    rows.append('\t');
    return this;
  }

  CopyText numbers(long[] numbers) {
    rows.append('{');
    for (var i = 0; i < numbers.length; i++) {
      if (i > 0) {
        rows.append(',');
      }
      rows.append(numbers[i]);
    }
    rows.append("}\t");
    return this;
  }

  void endRow() {
    rows.setCharAt(rows.length() - 1, '\n');
  }

  int length() {
    return rows.length();
  }

  byte[] take() {
    var bytes = rows.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    rows.setLength(0);
    return bytes;
  }
}
