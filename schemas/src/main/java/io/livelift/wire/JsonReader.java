package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.livelift.vocabulary.RejectReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records as JSON, one object a value, in UTF-8: fields named as in the contract, symbols as
 * text, times in epoch milliseconds or as ISO-8601 text with a zone or an offset. A name that
 * stands twice in an object is refused: which of the two holds would be chance.
 */
public final class JsonReader<T extends SpecificRecordBase> implements RecordReader<T> {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxDocumentLength(1 << 20)
                          .maxStringLength(1 << 20)
                          .maxNameLength(1_000)
                          .maxNumberLength(100)
                          .build())
                  // Names that a stranger chooses must not fill tables that outlive the record.
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final JsonRecords<T> records;

  public JsonReader(Class<T> type) {
    records = new JsonRecords<>(type);
  }

  @Override
  public T read(byte[] value) throws UnreadableException {
    return records.read(parse(text(value)));
  }

  /**
   * The one JSON value of a text.
   *
   * @throws UnreadableException if it is none, or something follows it
   */
  public static JsonNode parse(String text) throws UnreadableException {
    try (var parser = JSON.createParser(text)) {
      var json = tree(parser);
      requireEnd(parser);
      return json;
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can always be read.", e);
    }
  }

  private static JsonNode tree(JsonParser parser) throws IOException, UnreadableException {
    try {
      JsonNode json = JSON.readTree(parser);
      return json == null ? JSON.missingNode() : json;
    } catch (StreamConstraintsException e) {
      throw unreadable("deeper or longer than JSON may be", e);
    } catch (MismatchedInputException e) {
      throw unreadable("a name stands twice in an object", e);
    } catch (JsonProcessingException e) {
      throw unreadable("not JSON", e);
    }
  }

  /** Without the message of the cause, which would repeat the text. */
  private static UnreadableException unreadable(String why, JsonProcessingException cause) {
    var column = cause.getLocation() == null ? 1 : cause.getLocation().getColumnNr();
    return new UnreadableException(RejectReason.UNREADABLE, why + " at column " + column);
  }

  private static void requireEnd(JsonParser parser) throws IOException, UnreadableException {
    try {
      if (parser.nextToken() == null) {
        return;
      }
    } catch (JsonProcessingException e) {
      // What follows need not be JSON.
    }
    throw new UnreadableException(RejectReason.TRAILING_BYTES, "more follows the JSON object");
  }

  private static String text(byte[] value) throws UnreadableException {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableException(RejectReason.UNREADABLE, "the value is not UTF-8");
    }
  }
}
