package io.livelift.bench.peer;

import io.livelift.contract.ContentView;

/**
 * Reads the fields of content views that peers need. The fields are those of the last record read.
 * Not thread-safe.
 */
public final class ViewReader {
  private final AvroCursor cursor = new AvroCursor(ContentView.getClassSchema());
  private final Text campaign = new Text();
  private final Text physician = new Text();
  private final Text patient = new Text();
  private final Text region = new Text();
  private long time;
  private long dwell;
  private boolean completed;

  /** Reads the next record. */
  public void read(byte[] value) {
    cursor.open(value);
    cursor.skipText(); // event_id
    time = cursor.number();
    cursor.text(campaign);
    cursor.skipText(); // content_id
    cursor.optionalText(physician);
    cursor.optionalText(patient);
    cursor.number(); // channel
    cursor.number(); // team
    dwell = cursor.number();
    completed = cursor.flag();
    cursor.optionalText(region);
  }

  /** When it happened, epoch milliseconds. */
  public long time() {
    return time;
  }

  public Text campaign() {
    return campaign;
  }

  /** Empty where a patient viewed. */
  public Text physician() {
    return physician;
  }

  /** Milliseconds. */
  public long dwell() {
    return dwell;
  }

  public boolean completed() {
    return completed;
  }

  /** Empty where the view does not tell. */
  public Text region() {
    return region;
  }
}
