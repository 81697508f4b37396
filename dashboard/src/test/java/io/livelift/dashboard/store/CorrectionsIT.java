package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionsIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant TODAY =
      Instant.now().atZone(ZONE).truncatedTo(ChronoUnit.DAYS).toInstant();
  private static final Instant YESTERDAY = TODAY.minus(Duration.ofDays(1));

  private final StoreConfig store = TestPostgres.newDatabase();
  private PostgresFrames frames;
  private long epoch;

  @BeforeEach
  void open() throws SQLException {
    frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    frames.define(List.of(MadeUp.campaign("c", 1, "C", TODAY.minus(Duration.ofDays(9)))), Map.of());
  }

  @AfterEach
  void close() {
    frames.close();
  }

  private void apply(Cell... cells) throws SQLException {
    frames.apply(MadeUp.frame(++epoch, List.of(cells), 10));
  }

  private static Cell told(Instant day, long reach, long conversions) {
    return MadeUp.cell(
        MadeUp.day("c", day, ""),
        Map.of(
            Measure.NEW_REACH, reach, Measure.CONVERSIONS, conversions, Measure.CONVERTERS, 11L));
  }

  private static Cell withheld(Instant day, long reach) {
    return MadeUp.suppressed(MadeUp.day("c", day, ""), Map.of(Measure.NEW_REACH, reach));
  }

  private List<CorrectionRow> corrections() throws SQLException {
    try (var reader = new FrameReader(store)) {
      return reader.ask(
          Viewer.everything(),
          snapshot -> snapshot.corrections(snapshot.campaign("c").orElseThrow().campaignNo(), 10));
    }
  }

  @Test
  void lateEventsOfADayThatIsOverAreNoted() throws SQLException {
    apply(told(YESTERDAY, 40, 20));
    apply(told(YESTERDAY, 43, 20));
    apply(told(YESTERDAY, 44, 19));
    var corrections = corrections();
    assertThat(corrections)
        .extracting(CorrectionRow::measure, CorrectionRow::difference)
        .containsExactlyInAnyOrder(tuple(Measure.NEW_REACH, 4L), tuple(Measure.CONVERSIONS, -1L));
    assertThat(corrections.get(0).day()).isEqualTo(YESTERDAY);
    assertThat(corrections)
        .as("one record may be one person: when it came is told by the hour")
        .allMatch(c -> c.hour().equals(c.hour().truncatedTo(ChronoUnit.HOURS)));
  }

  @Test
  void whatGoesUpAndDownAgainIsNoCorrection() throws SQLException {
    apply(told(YESTERDAY, 40, 20));
    apply(told(YESTERDAY, 41, 20));
    apply(told(YESTERDAY, 40, 20));
    assertThat(corrections()).isEmpty();
  }

  @Test
  void theDayThatIsNotOverJustGrows() throws SQLException {
    apply(told(TODAY, 40, 20));
    apply(told(TODAY, 50, 25));
    assertThat(corrections()).isEmpty();
  }

  @Test
  void aFirstFrameCorrectsNothing() throws SQLException {
    apply(told(YESTERDAY, 40, 20));
    assertThat(corrections()).isEmpty();
  }

  @Test
  void aNumberThatWasWithheldIsNotGivenAwayByItsDifference() throws SQLException {
    apply(withheld(YESTERDAY, 40));
    apply(told(YESTERDAY, 42, 12));
    apply(withheld(YESTERDAY, 42));
    assertThat(corrections()).extracting(CorrectionRow::measure).containsExactly(Measure.NEW_REACH);
  }

  @Test
  void aDayThatIsTakenBackDoesNotTellWhatItWas() throws SQLException {
    apply(told(YESTERDAY, 40, 20));
    apply(MadeUp.cell(MadeUp.day("c", YESTERDAY, ""), Map.of()));
    assertThat(corrections())
        .as("that nobody viewed is known, that nobody prescribed is not")
        .extracting(CorrectionRow::measure, CorrectionRow::difference)
        .containsExactly(tuple(Measure.NEW_REACH, -40L));
  }

  @Test
  void regionsAreNotNoted() throws SQLException {
    var key = MadeUp.day("c", YESTERDAY, "44");
    apply(MadeUp.cell(key, Map.of(Measure.NEW_REACH, 5L)));
    apply(MadeUp.cell(key, Map.of(Measure.NEW_REACH, 6L)));
    assertThat(corrections()).isEmpty();
  }
}
