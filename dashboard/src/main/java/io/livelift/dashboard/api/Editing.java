package io.livelift.dashboard.api;

import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.definition.DefinitionDesk;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.store.Transactions;
import java.util.function.Supplier;

/** What pages need that change something, or look beyond the frames. */
public record Editing(
    Transactions transactions,
    DefinitionDesk desk,
    AlertConfig alerts,
    InputLag lag,
    Supplier<Directory.State> directory) {}
