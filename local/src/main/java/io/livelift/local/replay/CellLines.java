package io.livelift.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.livelift.contract.CampaignMetric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** Cells as lines of JSON, always the same bytes for the same cell. */
final class CellLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);

  /**
   * A line, line feed included, with all fields of the contract.
   *
   * @param digested how many of its bytes count for a digest: all but whether the cell is final and
   *     its epoch, which depend on how fast the records came and not on what they say
   */
  record Line(byte[] bytes, int digested) {}

  Line line(CampaignMetric cell) {
    buffer.reset();
    var digested = 0;
    try (var json = JSON.createGenerator(buffer)) {
      json.writeStartObject();
      json.writeStringField("campaign_id", cell.getCampaignId());
      json.writeStringField("granularity", cell.getGranularity());
      json.writeStringField("window_start", cell.getWindowStart().toString());
      json.writeStringField("region", cell.getRegion());
      json.writeStringField("breakdown", cell.getBreakdown());
      json.writeStringField("value", cell.getValue());
      writeMeasures(json, cell);
      json.writeBooleanField("suppressed", cell.getSuppressed());
      json.flush();
      digested = buffer.size();
      json.writeBooleanField("final", cell.getFinal$());
      json.writeNumberField("epoch", cell.getEpoch());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A cell could not be written as JSON.", e);
    }
    buffer.write('\n');
    return new Line(buffer.toByteArray(), digested);
  }

  private static void writeMeasures(JsonGenerator json, CampaignMetric cell) throws IOException {
    json.writeObjectFieldStart("measures");
    for (var measure : new TreeMap<>(cell.getMeasures()).entrySet()) {
      json.writeNumberField(measure.getKey(), measure.getValue());
    }
    json.writeEndObject();
  }
}
