package io.livelift.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionPathTest {
  @ParameterizedTest
  @CsvSource({
    "440305, 44/4403/440305",
    "440300, 44/4403",
    "440000, 44",
    "4403, 44/4403",
    "44, 44",
    "44/4403/440305, 44/4403/440305",
    "IA/CEDAR RAPIDS, IA/CEDAR RAPIDS",
    "710000, 71"
  })
  void codesAndPathsAreRead(String text, String path) {
    assertThat(RegionPath.parse(text)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "UNKNOWN")
  void noRegionIsNotKnown(String text) {
    assertThat(RegionPath.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/c/d", "/a", "a/", "a//b", " ", "a/ b", "a\u0000b", "000000"})
  void malformedRegionsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RegionPath.parse(text));
  }

  @Test
  void aPathIsCutToALevel() {
    assertThat(RegionPath.cut("44/4403/440305", 0)).isEmpty();
    assertThat(RegionPath.cut("44/4403/440305", 1)).isEqualTo("44");
    assertThat(RegionPath.cut("44/4403/440305", 2)).isEqualTo("44/4403");
    assertThat(RegionPath.cut("44", 3)).isEqualTo("44");
    assertThat(RegionPath.level("44/4403")).isEqualTo(2);
  }

  @Test
  void prefixesAreWholeLevels() {
    assertThat(RegionPath.isWithin("44/4403", "44")).isTrue();
    assertThat(RegionPath.isWithin("44", "44")).isTrue();
    assertThat(RegionPath.isWithin("441/1", "44")).isFalse();
    assertThat(RegionPath.isWithin("44", "")).isTrue();
  }
}
