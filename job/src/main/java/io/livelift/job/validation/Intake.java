package io.livelift.job.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.RejectedException;
import io.livelift.vocabulary.RejectReason;
import io.livelift.wire.RecordReader;
import io.livelift.wire.TopicFormat;
import io.livelift.wire.UnreadableException;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Decides for one topic which records are accepted. Lateness is decided by the log: by the record's
 * own arrival time, never by a clock or a watermark.
 *
 * @param <R> the decoded record
 * @param <E> what the journeys take
 */
public final class Intake<R extends SpecificRecordBase, E> {
  private final RecordReader<R> reader;
  private final Validator<R, E> validator;
  private final Shortcut<E> shortcut;
  private final int longestRecord;
  private final long allowedLateness;
  private final long allowedFuture;

  Intake(
      RecordReader<R> reader,
      Validator<R, E> validator,
      Shortcut<E> shortcut,
      LatenessConfig lateness,
      int longestRecord) {
    this.reader = reader;
    this.validator = validator;
    this.shortcut = shortcut;
    this.longestRecord = longestRecord;
    this.allowedLateness = lateness.horizons().allowedLateness();
    this.allowedFuture = lateness.future().toMillis();
  }

  /** The intake of a topic whose records belong to persons. */
  public static Intake<?, PersonEvent> ofPersons(
      InputTopic topic, TopicFormat format, LatenessConfig lateness, int longestRecord) {
    return switch (topic) {
      case VIEWS ->
          new Intake<>(
              format.reader(ContentView.class),
              new ViewValidator(),
              new ViewShortcut(),
              lateness,
              longestRecord);
      case PRESCRIPTIONS ->
          new Intake<>(
              format.reader(PrescriptionEvent.class),
              new PrescriptionValidator(),
              new PrescriptionShortcut(),
              lateness,
              longestRecord);
      case PHYSICIANS ->
          new Intake<>(
              format.reader(Physician.class),
              new PhysicianValidator(),
              Shortcut.none(),
              lateness,
              longestRecord);
      case CAMPAIGNS, ERASURES ->
          throw new IllegalArgumentException("What concerns all journeys belongs to no person.");
    };
  }

  /** The intake of a topic whose records concern all journeys. */
  public static Intake<?, Announcement> ofAnnouncements(
      InputTopic topic, TopicFormat format, LatenessConfig lateness, int longestRecord) {
    return switch (topic) {
      case CAMPAIGNS ->
          new Intake<>(
              format.reader(Campaign.class),
              new CampaignValidator(),
              Shortcut.none(),
              lateness,
              longestRecord);
      case ERASURES ->
          new Intake<>(
              format.reader(Erasure.class),
              new ErasureValidator(),
              Shortcut.none(),
              lateness,
              longestRecord);
      case VIEWS, PRESCRIPTIONS, PHYSICIANS ->
          throw new IllegalArgumentException("What belongs to a person is no announcement.");
    };
  }

  /**
   * The accepted record.
   *
   * @throws RejectedException with the reason, if it is not accepted
   * @throws io.livelift.wire.RegistryException if a schema registry has to say so first, and cannot
   *     be asked
   */
  public E accept(RawRecord raw) throws RejectedException {
    var accepted = takeShortcut(raw);
    if (accepted == null) {
      accepted = validator.validate(decode(raw.value()), raw.position());
    }
    checkLateness(validator.eventTime(accepted), raw.arrival());
    return accepted;
  }

  /** The record, if it is plain that it will be accepted; null says nothing about it. */
  private E takeShortcut(RawRecord raw) {
    var value = raw.value();
    if (value == null || value.length > longestRecord) {
      return null;
    }
    var body = reader.currentBody(value);
    return body == RecordReader.NOT_KNOWN ? null : shortcut.accept(raw, body);
  }

  /** Whether the record's key is the one that keeps a person's records in one partition. */
  public boolean isMisrouted(RawRecord raw, E accepted) {
    return !isUtf8Of(validator.recordKey(accepted), raw.key());
  }

  /** Whether these are the bytes of the text; those of plain ASCII need not be made for that. */
  private static boolean isUtf8Of(String text, byte[] bytes) {
    if (bytes == null) {
      return false;
    }
    if (bytes.length == text.length()) {
      var i = 0;
      while (i < bytes.length && bytes[i] >= 0 && bytes[i] == text.charAt(i)) {
        i++;
      }
      if (i == bytes.length) {
        return true;
      }
    }
    return Arrays.equals(bytes, text.getBytes(UTF_8));
  }

  private R decode(byte[] value) throws RejectedException {
    if (value == null) {
      throw new RejectedException(RejectReason.TOMBSTONE, "the record has no value");
    }
    if (value.length == 0) {
      throw new RejectedException(RejectReason.EMPTY, "the value has no bytes");
    }
    if (value.length > longestRecord) {
      throw new RejectedException(
          RejectReason.TOO_LONG,
          "the value has " + value.length + " bytes, more than " + longestRecord);
    }
    try {
      return reader.read(value);
    } catch (UnreadableException e) {
      throw new RejectedException(e.reason(), e.getMessage());
    }
  }

  private void checkLateness(long eventTime, long arrival) throws RejectedException {
    if (eventTime == Validator.TIMELESS) {
      return;
    }
    if (eventTime - arrival > allowedFuture) {
      throw new RejectedException(
          RejectReason.FUTURE,
          "the event happened " + (eventTime - arrival) + " ms after its arrival");
    }
    if (arrival - eventTime > allowedLateness) {
      throw new RejectedException(
          RejectReason.LATE, "the record arrived " + (arrival - eventTime) + " ms after the event");
    }
  }
}
