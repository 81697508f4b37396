package io.livelift.wire;

import static java.lang.Character.MAX_SURROGATE;
import static java.lang.Character.MIN_SURROGATE;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.vocabulary.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns JSON objects into records of one contract, field by field as the schema says. A missing or
 * null field takes the schema's default, an unknown symbol its enum's; other fields are ignored, as
 * those of a newer writer are.
 */
public final class JsonRecords<T extends SpecificRecordBase> {
  static {
    // Avro decodes the defaults, and reads its limits when it first decodes anything.
    AvroLimits.install();
  }

  private final Class<T> type;
  private final SpecificData model;
  private final Schema schema;

  public JsonRecords(Class<T> type) {
    this.type = type;
    model = SpecificData.getForClass(type);
    schema = model.getSchema(type);
  }

  /** The record of an object, as {@link JsonReader#parse} gives it. */
  public T read(JsonNode json) throws UnreadableException {
    return type.cast(record(json, schema, "the record"));
  }

  /** A time outside the contract's fields, in the same notation. */
  public static Instant time(JsonNode json, String name) throws UnreadableException {
    return JsonTime.read(json, name);
  }

  private Object record(JsonNode json, Schema of, String name) throws UnreadableException {
    if (!json.isObject()) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " is not a JSON object");
    }
    var record = (SpecificRecordBase) SpecificData.newInstance(model.getClass(of), of);
    for (var field : of.getFields()) {
      record.put(field.pos(), field(json.get(field.name()), field));
    }
    return record;
  }

  private Object field(JsonNode json, Schema.Field field) throws UnreadableException {
    if (json != null && !json.isNull()) {
      return value(json, field.schema(), field.name());
    }
    if (!field.hasDefaultValue()) {
      throw new UnreadableException(RejectReason.UNREADABLE, field.name() + " is missing");
    }
    // A copy: Avro hands out one and the same list or record.
    return model.deepCopy(field.schema(), model.getDefaultValue(field));
  }

  private Object value(JsonNode json, Schema of, String name) throws UnreadableException {
    return switch (of.getType()) {
      case STRING -> text(json, name);
      case LONG -> of.getLogicalType() == null ? whole(json, name) : JsonTime.read(json, name);
      case INT -> smallWhole(json, name);
      case BOOLEAN -> bool(json, name);
      case ENUM -> symbol(json, of, name);
      case ARRAY -> list(json, of.getElementType(), name);
      case MAP -> map(json, of.getValueType(), name);
      case RECORD -> record(json, of, name);
      case UNION -> value(json, notNull(of), name);
      case BYTES, FIXED, FLOAT, DOUBLE, NULL ->
          throw new IllegalStateException("No contract has a field of type " + of.getType() + ".");
    };
  }

  private static Schema notNull(Schema union) {
    return union.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonNode json, String name) throws UnreadableException {
    if (!json.isTextual()) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " is not a text");
    }
    return wellFormed(json.textValue(), name);
  }

  /** An escape may name half a character; written as UTF-8 two such texts would be one. */
  private static String wellFormed(String text, String name) throws UnreadableException {
    var isBroken = text.codePoints().anyMatch(c -> c >= MIN_SURROGATE && c <= MAX_SURROGATE);
    if (isBroken) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " has half a character");
    }
    return text;
  }

  private static long whole(JsonNode json, String name) throws UnreadableException {
    if (!json.isIntegralNumber() || !json.canConvertToLong()) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, name + " is not a whole number of 64 bits");
    }
    return json.longValue();
  }

  private static int smallWhole(JsonNode json, String name) throws UnreadableException {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, name + " is not a whole number of 32 bits");
    }
    return json.intValue();
  }

  private static boolean bool(JsonNode json, String name) throws UnreadableException {
    if (!json.isBoolean()) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " is neither true nor false");
    }
    return json.booleanValue();
  }

  private Object symbol(JsonNode json, Schema of, String name) throws UnreadableException {
    var symbol = text(json, name);
    if (of.hasEnumSymbol(symbol)) {
      return model.createEnum(symbol, of);
    }
    if (of.getEnumDefault() == null) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, name + " is none of " + of.getEnumSymbols());
    }
    return model.createEnum(of.getEnumDefault(), of);
  }

  private List<Object> list(JsonNode json, Schema items, String name) throws UnreadableException {
    if (!json.isArray()) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " is not a list");
    }
    List<Object> list = new ArrayList<>(json.size());
    for (var item : json) {
      list.add(value(item, items, "an item of " + name));
    }
    return list;
  }

  private Map<String, Object> map(JsonNode json, Schema values, String name)
      throws UnreadableException {
    if (!json.isObject()) {
      throw new UnreadableException(RejectReason.UNREADABLE, name + " is not a JSON object");
    }
    Map<String, Object> map = new HashMap<>();
    for (var entry : json.properties()) {
      map.put(
          wellFormed(entry.getKey(), "a key of " + name),
          value(entry.getValue(), values, "a value of " + name));
    }
    return map;
  }
}
