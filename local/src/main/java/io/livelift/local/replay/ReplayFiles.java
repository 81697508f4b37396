package io.livelift.local.replay;

import io.livelift.local.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directory of a replay, known to hold campaigns. */
record ReplayFiles(Path directory) {

  /**
   * @throws CommandException if there is nothing to replay
   */
  static ReplayFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CommandException(
          "There is no directory %s: name the one that holds campaigns.jsonl."
              .formatted(directory));
    }
    if (JsonlReader.find(directory, Input.CAMPAIGNS).isEmpty()) {
      throw new CommandException(
          "There is no campaigns.jsonl or campaigns.jsonl.gz in %s: a replay needs the campaigns that its events belong to."
              .formatted(directory));
    }
    return new ReplayFiles(directory);
  }

  /** Opens the files that are there, in the order of the inputs. */
  List<InputFile<?>> open(List<Input<?>> inputs, JsonlReader.BadLines badLines) {
    List<InputFile<?>> files = new ArrayList<>();
    for (var input : inputs) {
      JsonlReader.find(directory, input.name())
          .ifPresent(file -> files.add(new InputFile<>(input, file, badLines)));
    }
    return files;
  }
}
