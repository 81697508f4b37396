package io.livelift.job.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.RejectedException;
import io.livelift.vocabulary.RejectReason;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.TopicFormat;
import io.livelift.wire.WireConfig;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/**
 * The shortcuts against their definition, decoding with Avro and validating, on random records and
 * random damage: the same event, or the same reason in the same words.
 */
class ShortcutTest {
  private static final int CASES = 60_000;
  private static final int LONGEST_RECORD = 2_000;
  private static final int HEADER = 10;
  private static final TopicFormat FORMAT = new TopicFormat(WireConfig.defaults(), "any");

  private final RandomRecords random = new RandomRecords(20_260_320);
  private final Set<String> outcomes = new HashSet<>();

  /** What becomes of a record, in one text. */
  private static <E> String outcome(Intake<?, E> intake, RawRecord raw) {
    try {
      var accepted = intake.accept(raw);
      return "accepted " + accepted + (intake.isMisrouted(raw, accepted) ? ", misrouted" : "");
    } catch (RejectedException e) {
      return e.reason() + ": " + e.getMessage();
    }
  }

  @Test
  void viewsAreJudgedAsByDecodingAndValidating() {
    var definition =
        new Intake<>(
            new SingleObjectReader<>(ContentView.class),
            new ViewValidator(),
            Shortcut.none(),
            LatenessConfig.defaults(),
            LONGEST_RECORD);
    var writer = new SingleObjectWriter<>(ContentView.class);
    compare(definition, InputTopic.VIEWS, writer, random::view);

    assertThat(reasonsMet())
        .contains(
            RejectReason.UNREADABLE,
            RejectReason.UNKNOWN_SCHEMA,
            RejectReason.TRAILING_BYTES,
            RejectReason.INVALID_ID,
            RejectReason.INVALID_VIEWER,
            RejectReason.INVALID_TIME,
            RejectReason.FUTURE,
            RejectReason.LATE,
            RejectReason.NEGATIVE_DWELL,
            RejectReason.MALFORMED_REGION);
  }

  @Test
  void prescriptionsAreJudgedAsByDecodingAndValidating() {
    var definition =
        new Intake<>(
            new SingleObjectReader<>(PrescriptionEvent.class),
            new PrescriptionValidator(),
            Shortcut.none(),
            LatenessConfig.defaults(),
            LONGEST_RECORD);
    var writer = new SingleObjectWriter<>(PrescriptionEvent.class);
    compare(definition, InputTopic.PRESCRIPTIONS, writer, random::prescription);

    assertThat(reasonsMet())
        .contains(
            RejectReason.UNREADABLE,
            RejectReason.TRAILING_BYTES,
            RejectReason.INVALID_ID,
            RejectReason.INVALID_QUANTITY,
            RejectReason.INVALID_REFILL,
            RejectReason.MALFORMED_REGION);
  }

  @Test
  void whatAvroWritesOfAnAcceptableRecordTakesTheShortcut() {
    var views = new SingleObjectWriter<>(ContentView.class);
    var prescriptions = new SingleObjectWriter<>(PrescriptionEvent.class);
    for (var i = 0; i < 100; i++) {
      assertThat(new ViewShortcut().accept(raw(views.write(random.plainView())), HEADER))
          .isNotNull();
      assertThat(
              new PrescriptionShortcut()
                  .accept(raw(prescriptions.write(random.plainPrescription())), HEADER))
          .isNotNull();
    }
  }

  private <R extends SpecificRecordBase> void compare(
      Intake<R, PersonEvent> definition,
      InputTopic topic,
      SingleObjectWriter<R> writer,
      Supplier<R> records) {
    var quick = Intake.ofPersons(topic, FORMAT, LatenessConfig.defaults(), LONGEST_RECORD);
    for (var i = 0; i < CASES; i++) {
      var record = records.get();
      var bytes = writer.write(record);
      var value = i % 2 == 0 ? bytes : random.damaged(bytes);
      var key = random.key((String) record.get("physician_id"));
      var raw = new RawRecord("any", i % 4, i, RandomRecords.NOW, key, value);

      var expected = outcome(definition, raw);

      assertThat(outcome(quick, raw))
          .as("case %d, %s", i, Arrays.toString(value))
          .isEqualTo(expected);
      outcomes.add(expected.split("[: ]", 2)[0]);
    }
    assertThat(outcomes).contains("accepted");
  }

  private Set<RejectReason> reasonsMet() {
    var met = EnumSet.allOf(RejectReason.class);
    met.removeIf(reason -> !outcomes.contains(reason.name()));
    return met;
  }

  private static RawRecord raw(byte[] value) {
    return new RawRecord("any", 0, 0, RandomRecords.NOW, null, value);
  }
}
