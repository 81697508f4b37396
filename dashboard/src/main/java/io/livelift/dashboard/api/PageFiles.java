package io.livelift.dashboard.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page's files, compressed once. Their version is part of their path, so that a browser keeps
 * them for good and still never mixes two versions; only the first document is asked for each time.
 */
final class PageFiles {
  // Not "/web": Flink keeps its own page there, and both are on one class path in "up".
  private static final String DIRECTORY = "/livelift-page";
  private static final String INDEX = "index.html";
  private static final String KEPT = "public, max-age=31536000, immutable";
  private static final int VERSION_LENGTH = 12;

  /** Loaded with the first document; a page's own modules are loaded when it is opened. */
  private static final String AT_ONCE =
      "js/[^/]+|js/(shell|part)/[^/]+|js/text/(text|shell)\\.js|htm/htm\\.js|libraries/preact\\.js";

  private final Map<String, Compressed> files;
  private final String version;
  private final Compressed index;

  private PageFiles(SortedMap<String, byte[]> files) {
    this.version = version(files);
    var document = new String(files.remove(INDEX), StandardCharsets.UTF_8);
    this.index = new Compressed(document(document, files).getBytes(StandardCharsets.UTF_8));
    this.files =
        files.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, file -> new Compressed(file.getValue())));
  }

  /** Reads all files of the class path's page, with its libraries. */
  static PageFiles load() {
    try {
      var files = new TreeMap<>(read());
      Libraries.files().forEach((name, bytes) -> files.put("libraries/" + name, bytes));
      return new PageFiles(files);
    } catch (IOException e) {
      throw new UncheckedIOException("The files of the page are unreadable.", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The files of the page are at no proper address.", e);
    }
  }

  /** Changes whenever a file does. */
  String version() {
    return version;
  }

  void routes(JavalinConfig config) {
    config.routes.get("/", request -> answer(request, INDEX, index, "no-cache"));
    config.routes.get(
        "/favicon.svg", request -> answer(request, "favicon.svg", file("favicon.svg"), "no-cache"));
    config.routes.get(
        "/assets/{version}/<file>",
        request -> {
          if (!request.pathParam("version").equals(version)) {
            throw Problem.notFound("This is no file of the page's present version.");
          }
          var name = request.pathParam("file");
          answer(request, name, file(name), KEPT);
        });
  }

  private Compressed file(String name) {
    var file = files.get(name);
    if (file == null) {
      throw Problem.notFound("There is no such file of the page.");
    }
    return file;
  }

  private static void answer(Context request, String name, Compressed file, String cache) {
    request.contentType(type(name)).header("Cache-Control", cache);
    file.answer(request);
  }

  private String document(String document, SortedMap<String, byte[]> files) {
    var assets = "/assets/" + version;
    var preload =
        files.keySet().stream()
            .filter(name -> name.matches(AT_ONCE))
            .map(name -> "<link rel=\"modulepreload\" href=\"%s/%s\">".formatted(assets, name))
            .collect(Collectors.joining("\n  "));
    return document.replace("{preload}", preload).replace("{assets}", assets);
  }

  private static Map<String, byte[]> read() throws IOException, URISyntaxException {
    var directory = PageFiles.class.getResource(DIRECTORY).toURI();
    if (!directory.getScheme().equals("jar")) {
      return read(Path.of(directory));
    }
    var jar = URI.create(directory.toString().substring(0, directory.toString().indexOf('!')));
    try (var inside = FileSystems.newFileSystem(jar, Map.of())) {
      return read(inside.getPath(DIRECTORY));
    }
  }

  private static Map<String, byte[]> read(Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var walk = Files.walk(directory)) {
      for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put(
            directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static String version(SortedMap<String, byte[]> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
