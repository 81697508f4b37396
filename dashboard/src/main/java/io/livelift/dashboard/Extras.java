package io.livelift.dashboard;

import io.livelift.dashboard.alerts.AlertWatch;
import io.livelift.dashboard.api.Editing;
import io.livelift.dashboard.definition.DefinitionDesk;
import io.livelift.dashboard.definition.InForceWatch;
import io.livelift.dashboard.definition.KafkaPublisher;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.live.FrameWorker;
import io.livelift.dashboard.live.LatestFrame;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.sink.SinkHealth;
import io.livelift.dashboard.store.FrameReader;
import io.livelift.dashboard.store.Transactions;
import java.util.List;
import java.util.function.Supplier;

/** What runs beside the sink: the directory, publication, alerts. */
record Extras(Editing editing, Directory directory, FrameWorker worker) implements AutoCloseable {

  /** Starts all of it; nothing of it waits for Kafka or Postgres. */
  static Extras start(
      DashboardConfig config,
      FrameReader reader,
      LatestFrame latest,
      Transactions transactions,
      Supplier<SinkHealth.State> sink) {
    var kafka = config.kafkaProperties();
    var campaigns = config.topics().campaigns();
    var desk =
        new DefinitionDesk(
            transactions,
            new KafkaPublisher(kafka, config.wire(), campaigns),
            () -> sink.get().phase().hasReadWhatWasBefore());
    var directory = Directory.start(kafka, config.directory(), config.wire(), transactions);
    var worker =
        FrameWorker.start(
            latest,
            List.of(
                new InForceWatch(transactions, campaigns),
                new AlertWatch(reader, transactions, config.alerts())));
    var editing =
        new Editing(
            reader, transactions, desk, config.alerts(), new InputLag(kafka), directory::state);
    return new Extras(editing, directory, worker);
  }

  @Override
  public void close() {
    worker.close();
    directory.close();
    editing.desk().close();
    editing.lag().close();
  }
}
