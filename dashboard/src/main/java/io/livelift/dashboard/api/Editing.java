package io.livelift.dashboard.api;

import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.definition.DefinitionDesk;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import io.livelift.dashboard.views.Stamp;
import java.sql.SQLException;
import java.util.function.Supplier;

/** What pages need that change something, or look beyond the frames. */
public record Editing(
    FrameReader reader,
    Transactions transactions,
    DefinitionDesk desk,
    AlertConfig alerts,
    InputLag lag,
    Supplier<Directory.State> directory) {

  /** Of which frame an answer is for somebody who asks now. */
  Stamp stamp(Viewer viewer) throws SQLException {
    return reader.ask(viewer, Stamp::of);
  }
}
