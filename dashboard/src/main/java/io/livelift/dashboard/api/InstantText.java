package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** Instants as ISO 8601 text in UTC, dates as ISO 8601 dates. */
public final class InstantText extends StdSerializer<Instant> {
  private static final long serialVersionUID = 1L;

  private InstantText() {
    super(Instant.class);
  }

  public static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Instant.class, new InstantText())
        .addSerializer(LocalDate.class, ToStringSerializer.instance);
  }

  @Override
  public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(instant.toString());
  }
}
