package io.livelift.dashboard.views;

import io.livelift.dashboard.wording.Sentence;
import java.util.List;

/**
 * The 34 province-level units of China as equal squares, each about where it lies among its
 * neighbours: a schematic, not a map. Equal squares, so that a large empty region does not outshine
 * a small one with many people. Codes are those of GB/T 2260, by which regions are named.
 */
public final class TileGrid {
  /**
   * One unit.
   *
   * @param column from 1, west to east
   * @param row from 1, north to south
   * @param title short enough for a square
   * @param sign one or two characters: the two letters of GB/T 2260, the character of number plates
   */
  public record Tile(String region, int column, int row, Sentence title, Sentence sign) {}

  /** From north to south, from west to east: the order in which they are read out. */
  public static final List<Tile> TILES =
      List.of(
          tile("23", 7, 1, "Heilongjiang", "黑龙江", "HL", "黑"),
          tile("15", 4, 2, "Inner Mongolia", "内蒙古", "NM", "蒙"),
          tile("11", 5, 2, "Beijing", "北京", "BJ", "京"),
          tile("22", 7, 2, "Jilin", "吉林", "JL", "吉"),
          tile("65", 1, 3, "Xinjiang", "新疆", "XJ", "新"),
          tile("62", 2, 3, "Gansu", "甘肃", "GS", "甘"),
          tile("64", 3, 3, "Ningxia", "宁夏", "NX", "宁"),
          tile("14", 4, 3, "Shanxi", "山西", "SX", "晋"),
          tile("13", 5, 3, "Hebei", "河北", "HE", "冀"),
          tile("12", 6, 3, "Tianjin", "天津", "TJ", "津"),
          tile("21", 7, 3, "Liaoning", "辽宁", "LN", "辽"),
          tile("63", 2, 4, "Qinghai", "青海", "QH", "青"),
          tile("61", 3, 4, "Shaanxi", "陕西", "SN", "陕"),
          tile("41", 4, 4, "Henan", "河南", "HA", "豫"),
          tile("37", 5, 4, "Shandong", "山东", "SD", "鲁"),
          tile("32", 6, 4, "Jiangsu", "江苏", "JS", "苏"),
          tile("54", 1, 5, "Tibet", "西藏", "XZ", "藏"),
          tile("51", 2, 5, "Sichuan", "四川", "SC", "川"),
          tile("50", 3, 5, "Chongqing", "重庆", "CQ", "渝"),
          tile("42", 4, 5, "Hubei", "湖北", "HB", "鄂"),
          tile("34", 5, 5, "Anhui", "安徽", "AH", "皖"),
          tile("33", 6, 5, "Zhejiang", "浙江", "ZJ", "浙"),
          tile("31", 7, 5, "Shanghai", "上海", "SH", "沪"),
          tile("53", 2, 6, "Yunnan", "云南", "YN", "云"),
          tile("52", 3, 6, "Guizhou", "贵州", "GZ", "贵"),
          tile("43", 4, 6, "Hunan", "湖南", "HN", "湘"),
          tile("36", 5, 6, "Jiangxi", "江西", "JX", "赣"),
          tile("35", 6, 6, "Fujian", "福建", "FJ", "闽"),
          tile("71", 7, 6, "Taiwan", "台湾", "TW", "台"),
          tile("45", 3, 7, "Guangxi", "广西", "GX", "桂"),
          tile("44", 4, 7, "Guangdong", "广东", "GD", "粤"),
          tile("81", 5, 7, "Hong Kong", "香港", "HK", "港"),
          tile("46", 3, 8, "Hainan", "海南", "HI", "琼"),
          tile("82", 4, 8, "Macao", "澳门", "MO", "澳"));

  private TileGrid() {}

  /** Whether there is a place for the region. */
  static boolean has(String region) {
    return TILES.stream().anyMatch(tile -> tile.region().equals(region));
  }

  private static Tile tile(
      String region, int column, int row, String en, String zh, String letters, String character) {
    return new Tile(region, column, row, new Sentence(en, zh), new Sentence(letters, character));
  }
}
