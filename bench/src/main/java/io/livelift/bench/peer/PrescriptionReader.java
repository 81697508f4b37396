package io.livelift.bench.peer;

import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;

/**
 * Reads the fields of prescriptions that peers need. The fields are those of the last record read.
 * Not thread-safe.
 */
public final class PrescriptionReader {
  private final AvroCursor cursor = new AvroCursor(PrescriptionEvent.getClassSchema());
  private final Text physician = new Text();
  private final Text prescription = new Text();
  private final Text product = new Text();
  private long time;
  private boolean issued;

  /** Reads the next record. */
  public void read(byte[] value) {
    cursor.open(value);
    cursor.skipText(); // event_id
    time = cursor.number();
    cursor.text(physician);
    cursor.text(prescription);
    cursor.text(product);
    issued = cursor.number() == PrescriptionStatus.ISSUED.ordinal();
  }

  /** When it was issued or cancelled, epoch milliseconds. */
  public long time() {
    return time;
  }

  public Text physician() {
    return physician;
  }

  public Text prescription() {
    return prescription;
  }

  public Text product() {
    return product;
  }

  /** Whether it was issued, not cancelled. */
  public boolean issued() {
    return issued;
  }
}
