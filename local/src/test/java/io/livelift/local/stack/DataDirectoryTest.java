package io.livelift.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.local.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path root;

  @Test
  void onlyOneStackRunsOnADirectory() {
    try (var first = DataDirectory.open(root)) {
      assertThat(first.kafka().getParent()).isEqualTo(root);
      assertThatThrownBy(() -> DataDirectory.open(root))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("already runs on " + root)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    DataDirectory.open(root).close();
  }

  @Test
  void aTemporaryDirectoryIsGoneAfterwards() throws IOException {
    var data = DataDirectory.temporary();
    Files.createDirectories(data.kafka().resolve("deep"));
    Files.writeString(data.kafka().resolve("deep").resolve("file"), "content");

    data.delete();

    assertThat(data.kafka().getParent()).doesNotExist();
  }

  @Test
  void theNewestCompleteCheckpointIsTheOneWithTheHighestNumber() throws IOException {
    Files.createDirectories(root.resolve("job/chk-11"));
    for (var complete : new String[] {"job/chk-9", "job/chk-10", "older/chk-2"}) {
      Files.createDirectories(root.resolve(complete));
      Files.writeString(root.resolve(complete).resolve("_metadata"), "");
    }

    assertThat(Checkpoints.newest(root)).hasValue(root.resolve("job/chk-10"));
    assertThat(Checkpoints.newest(root.resolve("nowhere"))).isEmpty();
  }
}
