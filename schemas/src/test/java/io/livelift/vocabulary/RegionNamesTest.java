package io.livelift.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionNamesTest {
  private final RegionNames names = RegionNames.bundled();

  @ParameterizedTest
  @CsvSource({
    "44, 广东省, Guangdong",
    "44/4403, 深圳市, Shenzhen",
    "44/4403/440305, 南山区, Nanshan District",
    "61, 陕西省, Shaanxi",
    "61/6101, 西安市, Xi'an",
    "43/4301, 长沙市, Changsha",
    "15/1501, 呼和浩特市, Hohhot",
    "34/3415, 六安市, Lu'an",
    "11/1101, 北京市辖区, Beijing (districts)",
    "11/1101/110105, 朝阳区, Chaoyang District",
    "50/5002, 重庆市辖县, Chongqing (counties)",
    "42/4228, 恩施土家族苗族自治州, Enshi Prefecture",
    "31/3101/310115, 浦东新区, Pudong New Area",
    "81, 香港特别行政区, Hong Kong",
    "71, 台湾省, Taiwan",
  })
  void regionsHaveTheirChineseAndEnglishNames(String path, String zh, String en) {
    assertThat(names.name(path, Locale.CHINA)).isEqualTo(zh);
    assertThat(names.name(path, Locale.US)).isEqualTo(en);
  }

  @Test
  void anUnlistedRegionIsCalledByItsLastLevel() {
    assertThat(names.name("IA/DAVENPORT", Locale.ENGLISH)).isEqualTo("DAVENPORT");
    assertThat(names.name("44/4403/999999", Locale.CHINESE)).isEqualTo("999999");
  }

  @Test
  void nationAndUnknownHaveNames() {
    assertThat(names.name(RegionPath.UNKNOWN, Locale.CHINA)).isEqualTo("未知");
    assertThat(names.name(RegionPath.UNKNOWN, Locale.US)).isEqualTo("Unknown");
    assertThat(names.name(RegionPath.NATION, Locale.CHINA)).isEqualTo("全国");
    assertThat(names.name(RegionPath.NATION, Locale.US)).isEqualTo("Nation");
  }

  @Test
  void everyProvinceCityAndCountyIsListed() {
    assertThat(names.paths().stream().map(RegionPath::level))
        .containsOnly(1, 2, 3)
        .hasSize(34 + 342 + 2978);
    assertThat(names.paths()).filteredOn(path -> RegionPath.level(path) == 1).hasSize(34);
    assertThat(names.paths())
        .allSatisfy(path -> assertThat(RegionPath.parse(path)).isEqualTo(path));
  }

  @Test
  void everyEnglishNameIsPlainLatin() {
    assertThat(names.paths())
        .allSatisfy(
            path -> assertThat(names.name(path, Locale.US)).matches("[A-Z][A-Za-z'() -]{1,50}"));
  }
}
