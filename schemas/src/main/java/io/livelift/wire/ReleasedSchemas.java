package io.livelift.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;

/**
 * Every released version of every contract, as files {@code released/NAME/vN.avsc} on the class
 * path, N from 1 without gaps.
 */
public final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /** The released versions of a record, oldest first; empty if it was never released. */
  public static List<Schema> of(String recordName) {
    List<Schema> versions = new ArrayList<>();
    for (var version = 1; ; version++) {
      var resource = "/released/" + recordName + "/v" + version + ".avsc";
      try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
        if (in == null) {
          return versions;
        }
        versions.add(new SchemaParser().parse(in).mainSchema());
      } catch (IOException e) {
        throw new UncheckedIOException("The released schema " + resource + " is unreadable.", e);
      }
    }
  }

  /** The text under which a schema is released. */
  public static String text(Schema schema) {
    return SchemaFormatter.format("json/pretty", schema) + "\n";
  }
}
