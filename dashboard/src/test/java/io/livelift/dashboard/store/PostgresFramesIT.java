package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.sink.Frame;
import io.livelift.dashboard.sink.Progress;
import io.livelift.dashboard.sink.Shard;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresFramesIT {
  private static final RetentionConfig FOR_EVER = new RetentionConfig(null, null, null);

  private final StoreConfig store = TestPostgres.newDatabase();

  private PostgresFrames open(RetentionConfig retention) throws SQLException {
    var frames = PostgresFrames.open(store, retention);
    assertThat(frames.isActive()).isTrue();
    frames.state();
    return frames;
  }

  private List<CellRow> cells(Granularity granularity) throws SQLException {
    try (var reader = new FrameReader(store)) {
      return reader.ask(
          Viewer.everything(),
          snapshot ->
              snapshot.cells(
                  new CellQuery(
                      snapshot.campaign("c").orElseThrow().campaignNo(),
                      granularity,
                      Breakdown.NONE,
                      "",
                      null,
                      Long.MIN_VALUE,
                      Long.MAX_VALUE)));
    }
  }

  private static Cell total(long reach) {
    return MadeUp.cell(MadeUp.toDate("c", MadeUp.T0, ""), Map.of(Measure.REACH, reach));
  }

  @Test
  void aFrameAndItsProgressAreStoredTogether() throws SQLException {
    var progress = Map.of(new Shard("metrics", 3), new Progress(7, 11));
    try (var frames = open(FOR_EVER)) {
      var frame = MadeUp.frame(5, List.of(total(3)), 100);
      var applied =
          frames.apply(
              new Frame(frame.epoch(), frame.cells(), frame.parts(), frame.alarms(), progress));
      assertThat(applied.covers("livelift.content-views", Map.of(0, 100L))).isTrue();
      assertThat(applied.covers("livelift.content-views", Map.of(0, 101L))).isFalse();
      assertThat(frames.state().epoch()).isEqualTo(5);
      assertThat(frames.state().progress()).isEqualTo(progress);
    }
  }

  @Test
  void correctionsMayGoDownAndAnEmptyCellDisappears() throws SQLException {
    try (var frames = open(FOR_EVER)) {
      frames.apply(MadeUp.frame(1, List.of(total(9)), 1));
      frames.apply(MadeUp.frame(2, List.of(total(4)), 2));
      assertThat(cells(Granularity.CAMPAIGN).get(0).measures().get(Measure.REACH)).isEqualTo(4);
      var key = MadeUp.toDate("c", MadeUp.T0, "");
      frames.apply(MadeUp.frame(3, List.of(new Cell(key, new long[0], false, false, 3)), 3));
      assertThat(cells(Granularity.CAMPAIGN)).isEmpty();
      frames.apply(MadeUp.frame(4, List.of(new Cell(key, new long[0], true, false, 4)), 4));
      assertThat(cells(Granularity.CAMPAIGN)).as("withheld is not nothing").hasSize(1);
    }
  }

  @Test
  void textOfAnyKindComesBackAsItWas() throws SQLException {
    var odd = "a\\b\tc\nd'e\"{}, 微信\u007f";
    try (var frames = open(FOR_EVER)) {
      frames.apply(
          MadeUp.frame(
              1,
              List.of(MadeUp.cell(MadeUp.toDate(odd, MadeUp.T0, ""), Map.of(Measure.REACH, 1L))),
              1));
    }
    try (var reader = new FrameReader(store)) {
      assertThat(
              reader.<Boolean>ask(
                  Viewer.everything(), snapshot -> snapshot.campaign(odd).isPresent()))
          .isTrue();
    }
  }

  @Test
  void onlyOneSinkWritesAndTheOtherTakesOver() throws SQLException {
    var first = open(FOR_EVER);
    try (var second = PostgresFrames.open(store, FOR_EVER)) {
      assertThat(second.isActive()).isFalse();
      first.close();
      // The server frees the lock when it notices the end of the session, which is soon.
      var deadline = Instant.now().plus(Duration.ofSeconds(10));
      var active = second.isActive();
      while (!active && Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
        active = second.isActive();
      }
      assertThat(active).isTrue();
    }
  }

  @Test
  void aDatabasePutBackToAnOlderStateIsNoticed() throws SQLException {
    try (var frames = open(FOR_EVER)) {
      frames.apply(MadeUp.frame(1, List.of(total(1)), 1));
      frames.apply(MadeUp.frame(2, List.of(total(2)), 2));
      try (var connection =
              java.sql.DriverManager.getConnection(
                  store.jdbcUrl(), store.user(), store.password());
          var statement = connection.createStatement()) {
        statement.execute("delete from frame where frame = 2");
      }
      assertThatThrownBy(() -> frames.apply(MadeUp.frame(3, List.of(total(3)), 3)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("not frame 2 any more");
    }
  }

  @Test
  void oldMinutesAreDeletedOldDaysStay() throws SQLException {
    var old = Instant.now().minus(Duration.ofDays(30)).toEpochMilli();
    var minute = new CellKey("c", Granularity.MINUTE, old, Breakdown.NONE, "", "");
    var day = new CellKey("c", Granularity.DAY, old, Breakdown.NONE, "", "");
    try (var frames = open(RetentionConfig.defaults())) {
      frames.apply(
          MadeUp.frame(
              1,
              List.of(
                  MadeUp.cell(minute, Map.of(Measure.REACH, 1L)),
                  MadeUp.cell(day, Map.of(Measure.REACH, 1L))),
              1));
    }
    assertThat(cells(Granularity.MINUTE)).isEmpty();
    assertThat(cells(Granularity.DAY)).hasSize(1);
  }

  @Test
  void manyCellsAreStoredFast() throws SQLException {
    var count = Integer.getInteger("livelift.test.cells", 50_000);
    List<Cell> cells = new ArrayList<>(count);
    for (var i = 0; i < count; i++) {
      var key =
          new CellKey(
              "c" + i % 5,
              Granularity.HOUR,
              MadeUp.T0.plus(Duration.ofHours(i / 200)).toEpochMilli(),
              Breakdown.CHANNEL,
              Integer.toString(i % 40),
              "V" + i % 7);
      cells.add(
          MadeUp.cell(
              key, Map.of(Measure.VIEWS, 3L, Measure.REACH, 2L, Measure.CONVERSIONS, 1L + i)));
    }
    try (var frames = open(FOR_EVER)) {
      for (var epoch = 1; epoch <= 2; epoch++) {
        var start = System.nanoTime();
        frames.apply(MadeUp.frame(epoch, cells, 1));
        System.out.printf("Stored %,d cells in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
      }
      assertThat(frames.latest().orElseThrow().cells()).isEqualTo(count);
    }
  }
}
