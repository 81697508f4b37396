package io.livelift.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The loads that a broker's directory holds whole, so that a later run need not make them again.
 */
public final class LoadShelf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  public LoadShelf(Path directory) {
    this.directory = directory;
  }

  /** What the topics of this spec hold, if they are there and whole. */
  public Optional<Truth> find(LoadSpec spec) {
    var file = file(spec);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), Truth.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is unreadable.", e);
    }
  }

  /** Fills topics, unless they are full already. */
  public Truth fill(LoadSpec spec, String bootstrap) {
    return find(spec).orElseGet(() -> write(spec, bootstrap));
  }

  private Truth write(LoadSpec spec, String bootstrap) {
    var topics = LoadTopics.names(spec.name(), spec.name());
    var load = Load.past(spec);
    try (var writer = LoadWriter.ofPast(bootstrap, topics)) {
      writer.definitions(load);
      writer.events(load, spec.events());
      writer.flush();
    }
    try {
      Files.createDirectories(directory);
      JSON.writeValue(file(spec).toFile(), load.truth());
    } catch (IOException e) {
      throw new UncheckedIOException("The directory " + directory + " cannot be written.", e);
    }
    return load.truth();
  }

  private Path file(LoadSpec spec) {
    return directory.resolve(spec.name() + ".json");
  }
}
