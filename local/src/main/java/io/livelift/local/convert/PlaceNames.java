package io.livelift.local.convert;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * English names of Chinese places: pinyin without tones, the administrative suffix dropped or
 * translated, and the customary name where there is another.
 */
final class PlaceNames {
  private static final List<Suffix> SUFFIXES =
      List.of(
          new Suffix("特别行政区", ""),
          new Suffix("自治区", ""),
          new Suffix("自治州", " Prefecture"),
          new Suffix("地区", " Prefecture"),
          new Suffix("自治县", " County"),
          new Suffix("自治旗", " Banner"),
          new Suffix("管理区管委会", " Management Area"),
          new Suffix("行政委员会", " Administrative Committee"),
          new Suffix("的岛礁及其海域", ""),
          new Suffix("群岛", " Islands"),
          new Suffix("新区", " New Area"),
          new Suffix("矿区", " Mining District"),
          new Suffix("区", " District"),
          new Suffix("县", " County"),
          new Suffix("旗", " Banner"),
          new Suffix("盟", " League"),
          new Suffix("市", ""),
          new Suffix("省", ""));

  /** Zones that are counted as counties; their names begin with what they belong to. */
  private static final List<Suffix> ZONES =
      List.of(
          new Suffix("高新技术产业开发区", " High-Tech Zone"),
          new Suffix("高技术产业开发区", " High-Tech Zone"),
          new Suffix("高新技术产业园区", " High-Tech Zone"),
          new Suffix("高新技术开发区", " High-Tech Zone"),
          new Suffix("经济技术开发区", " Economic Zone"),
          new Suffix("经济开发区", " Economic Zone"),
          new Suffix("航空港经济综合实验区", " Airport Economic Zone"),
          new Suffix("城乡一体化示范区", " Demonstration Zone"),
          new Suffix("转型综合改革示范区", " Demonstration Zone"),
          new Suffix("现代产业园区", " Industrial Park"),
          new Suffix("循环化工园区", " Chemical Park"),
          new Suffix("综合物流产业集聚区", " Logistics Zone"),
          new Suffix("管理区", " Management Area"));

  private static final Pattern PEOPLES =
      Pattern.compile(
          "(壮|回|满|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|土|仫佬"
              + "|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|普米|鄂温克|怒|保安|裕固|独龙|各)族?$");

  private final Transliterator pinyin = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
  private final Properties customary = load("customary-names.properties");
  private final Properties readings = load("readings.properties");

  /** The English name of a zone within a city, or of any other place. */
  String english(String chinese, String province, String city) {
    if (customary.containsKey(chinese)) {
      return customary.getProperty(chinese);
    }
    for (var zone : ZONES) {
      if (chinese.endsWith(zone.chinese())) {
        var stem = chinese.substring(0, chinese.length() - zone.chinese().length());
        return words(withoutStart(stem, bare(province)), bare(city)) + zone.english();
      }
    }
    return english(chinese);
  }

  private String words(String stem, String city) {
    var rest = withoutStart(stem, city);
    if (rest.equals(stem)) {
      return stem(stem);
    }
    rest = withoutStart(rest, "市");
    return rest.equals("市") ? stem(city) : stem(city) + " " + stem(rest);
  }

  /** The text without a first part, unless nothing would be left. */
  private static String withoutStart(String text, String start) {
    return text.startsWith(start) && text.length() > start.length()
        ? text.substring(start.length())
        : text;
  }

  private static String bare(String chinese) {
    return chinese.replaceFirst("(壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区|盟)$", "");
  }

  /** The English name of a place, with what its suffix means. */
  String english(String chinese) {
    if (customary.containsKey(chinese)) {
      return customary.getProperty(chinese);
    }
    for (var suffix : SUFFIXES) {
      if (chinese.length() > suffix.chinese().length() && chinese.endsWith(suffix.chinese())) {
        var stem = chinese.substring(0, chinese.length() - suffix.chinese().length());
        return stem(suffix.chinese().startsWith("自治") ? withoutPeoples(stem) : stem)
            + suffix.english();
      }
    }
    return stem(chinese);
  }

  private static String withoutPeoples(String stem) {
    var rest = stem;
    while (true) {
      var shorter = PEOPLES.matcher(rest).replaceFirst("");
      if (shorter.equals(rest) || shorter.length() < 2) {
        return rest.length() > 2 && rest.endsWith("族")
            ? rest.substring(0, rest.length() - 1)
            : rest;
      }
      rest = shorter;
    }
  }

  private String stem(String chinese) {
    var known = customary.getProperty(chinese);
    return known != null ? known : romanize(chinese);
  }

  private String romanize(String chinese) {
    var name = new StringBuilder();
    for (var i = 0; i < chinese.length(); ) {
      var length = readAt(chinese, i);
      var text = chinese.substring(i, i + length);
      for (var syllable : readings.getProperty(text, pinyin.transliterate(text)).split(" ")) {
        if (!name.isEmpty() && "aeo".indexOf(syllable.charAt(0)) >= 0) {
          name.append('\'');
        }
        name.append(syllable);
      }
      i += length;
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  /** How many characters from here on have a reading of their own: the longest known, else one. */
  private int readAt(String chinese, int start) {
    for (var length = chinese.length() - start; length > 1; length--) {
      if (readings.containsKey(chinese.substring(start, start + length))) {
        return length;
      }
    }
    return 1;
  }

  private static Properties load(String resource) {
    try (var in = PlaceNames.class.getResourceAsStream(resource);
        var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(text);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Suffix(String chinese, String english) {}
}
