package io.livelift.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadShelf;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.load.Truth;
import io.livelift.local.stack.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A broker with loads, on which one candidate after the other is run. */
public final class Workbench implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final ChildProcess broker;
  private final LoadShelf shelf;
  private final String name = "run-" + Long.toString(System.currentTimeMillis(), 36);
  private int runs;

  private Workbench(Path root, ChildProcess broker) {
    this.root = root;
    this.broker = broker;
    shelf = new LoadShelf(root.resolve("loads"));
  }

  /** Starts on a directory; loads that it holds are used again. */
  public static Workbench open(DataDirectory directory) throws InterruptedException {
    var root = directory.kafka().getParent();
    try {
      Files.createDirectories(root.resolve("out"));
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be written.", e);
    }
    return new Workbench(
        root,
        ChildProcess.start(
            "The broker",
            List.of("-Xmx1g"),
            BrokerProcess.class,
            List.of(directory.kafka().toString()),
            root.resolve("out").resolve("broker.out")));
  }

  public ChildProcess broker() {
    return broker;
  }

  /** Where processes leave what they print and measure. */
  public Path out() {
    return root.resolve("out");
  }

  /** Makes the load, if it is not there. */
  public Truth fill(LoadSpec spec) {
    return shelf.fill(spec, broker.address());
  }

  /** An empty directory for the next process. */
  public Path work() {
    var work = root.resolve("work");
    DataDirectory.deleteTree(work);
    return work;
  }

  /** A name for what the next process writes. */
  public String nextRun() {
    return name + "-" + ++runs;
  }

  /** Runs a candidate to its end. */
  public Measurement measure(CandidateRun run) throws InterruptedException {
    var id = nextRun();
    var work = work();
    try {
      return JSON.readValue(
          run.execute(this, id, work, out().resolve(id + ".json")).toFile(), Measurement.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The result of " + id + " is unreadable.", e);
    } finally {
      DataDirectory.deleteTree(work);
      deleteOutputs(id);
    }
  }

  /** Runs a peer to its end. */
  public PeerRun.Result measure(PeerRun run) throws InterruptedException {
    fill(run.load());
    return run.execute(this);
  }

  /** What a run published is of no further use, and would fill the disk. */
  public void deleteOutputs(String run) throws InterruptedException {
    var names = LoadTopics.names(run, run);
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      var existing = admin.listTopics().names().get();
      existing.removeIf(topic -> !topic.startsWith(run + "."));
      admin.deleteTopics(existing).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics of " + names.epochs() + " stay.", e.getCause());
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
