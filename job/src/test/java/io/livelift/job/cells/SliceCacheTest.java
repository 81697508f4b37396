package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import org.junit.jupiter.api.Test;

class SliceCacheTest {
  private final SliceCache cache = new SliceCache(1_000);

  @Test
  void shortWindowsGoFirst() {
    put(Granularity.MINUTE, "minute", 100);
    put(Granularity.CAMPAIGN, "campaign", 400);
    put(Granularity.DAY, "day", 300);

    put(Granularity.CAMPAIGN, "other campaign", 300);

    assertThat(cache.get(Granularity.MINUTE, "minute")).isNull();
    assertThat(cache.get(Granularity.DAY, "day")).isNull();
    assertThat(cache.get(Granularity.CAMPAIGN, "campaign")).isNotNull();
    assertThat(cache.get(Granularity.CAMPAIGN, "other campaign")).isNotNull();
  }

  @Test
  void ofOneKindWhatWasTouchedLongestAgoGoesFirst() {
    put(Granularity.DAY, "a", 300);
    put(Granularity.DAY, "b", 300);
    cache.get(Granularity.DAY, "a");

    put(Granularity.DAY, "c", 300);

    assertThat(cache.get(Granularity.DAY, "b")).isNull();
    assertThat(cache.get(Granularity.DAY, "a")).isNotNull();
  }

  @Test
  void aSliceThatGrowsTakesTheRoomOfOthers() {
    var growing = put(Granularity.HOUR, "growing", 10);
    put(Granularity.CAMPAIGN, "campaign", 500);
    fill(growing, 800);

    cache.count(growing);

    assertThat(cache.get(Granularity.HOUR, "growing")).isSameAs(growing);
    assertThat(cache.get(Granularity.CAMPAIGN, "campaign")).isNull();
  }

  @Test
  void aSliceThatIsForgottenTakesNoRoom() {
    put(Granularity.DAY, "a", 900);
    cache.forget(Granularity.DAY, "a");
    put(Granularity.DAY, "b", 400);
    put(Granularity.DAY, "c", 400);

    assertThat(cache.get(Granularity.DAY, "b")).isNotNull();
  }

  private SliceCache.Entry put(Granularity granularity, String key, int cells) {
    var entry = new SliceCache.Entry();
    fill(entry, cells);
    cache.put(granularity, key, entry);
    return entry;
  }

  private static void fill(SliceCache.Entry entry, int cells) {
    var one = new MeasureVector();
    one.add(Measure.VIEWS, 1);
    for (var i = 0; i < cells; i++) {
      entry.cells.add(new CellName(Breakdown.CONTENT, "", "content " + i), one);
    }
  }
}
