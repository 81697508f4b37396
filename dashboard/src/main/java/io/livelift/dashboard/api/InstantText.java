package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/** Instants as ISO 8601 text in UTC. */
public final class InstantText extends StdSerializer<Instant> {
  private static final long serialVersionUID = 1L;

  private InstantText() {
    super(Instant.class);
  }

  public static SimpleModule module() {
    return new SimpleModule().addSerializer(Instant.class, new InstantText());
  }

  @Override
  public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(instant.toString());
  }
}
