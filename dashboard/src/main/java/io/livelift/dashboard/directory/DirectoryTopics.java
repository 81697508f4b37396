package io.livelift.dashboard.directory;

import java.util.List;

/** The topics that the directory reads. */
public record DirectoryTopics(String physicians, String erasures) {
  public static DirectoryTopics defaults() {
    return new DirectoryTopics("livelift.physicians", "livelift.erasures");
  }

  List<String> all() {
    return List.of(physicians, erasures);
  }
}
