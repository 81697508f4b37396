package io.livelift.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this JVM that runs one job, from the newest complete checkpoint in its
 * directory if there is one.
 */
public final class EmbeddedFlink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
  private static final long STOP_SECONDS = 30;

  private final MiniCluster cluster;
  private final JobID job;
  private final URI uiAddress;
  private final Optional<Path> resumedFrom;

  private EmbeddedFlink(MiniCluster cluster, JobID job, URI uiAddress, Optional<Path> resumedFrom) {
    this.cluster = cluster;
    this.job = job;
    this.uiAddress = uiAddress;
    this.resumedFrom = resumedFrom;
  }

  /**
   * Starts the cluster and submits the job.
   *
   * @param topology attaches sources, stages and sinks; all else is set here
   */
  public static EmbeddedFlink start(
      FlinkSettings settings, Consumer<StreamExecutionEnvironment> topology) {
    try {
      DataDirectory.deleteTree(settings.work());
      Files.createDirectories(settings.work());
      Files.createDirectories(settings.checkpoints());
      var resumeFrom = Checkpoints.newest(settings.checkpoints());
      resumeFrom.ifPresent(checkpoint -> LOG.info("Resuming from {}.", checkpoint));
      var configuration = settings.configuration(resumeFrom);
      var jobGraph = jobGraph(configuration, topology);
      return submit(configuration, settings.parallelism(), jobGraph, resumeFrom);
    } catch (IOException e) {
      throw new IllegalStateException("Flink cannot write to " + settings.work() + ".", e);
    }
  }

  public URI uiAddress() {
    return uiAddress;
  }

  /** The checkpoint that the job went on from. */
  public Optional<Path> resumedFrom() {
    return resumedFrom;
  }

  /** Completes when the job has ended, which it does only if it failed for good. */
  public CompletableFuture<Optional<Throwable>> ended() {
    return cluster.requestJobResult(job).thenApply(EmbeddedFlink::failure);
  }

  /** Cancels the job, keeping its newest checkpoint, and stops the cluster. */
  @Override
  public void close() {
    try {
      cluster.cancelJob(job).get(STOP_SECONDS, TimeUnit.SECONDS);
      cluster.requestJobResult(job).get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The job did not stop by itself; the cluster stops it.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cluster.closeAsync().join();
  }

  private static JobGraph jobGraph(
      Configuration configuration, Consumer<StreamExecutionEnvironment> topology) {
    var environment = new StreamExecutionEnvironment(configuration);
    topology.accept(environment);
    return environment.getStreamGraph().getJobGraph();
  }

  private static EmbeddedFlink submit(
      Configuration configuration, int slots, JobGraph jobGraph, Optional<Path> resumeFrom) {
    var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    try {
      cluster.start();
      var uiAddress = cluster.getRestAddress().get();
      cluster.submitJob(jobGraph).get();
      return new EmbeddedFlink(cluster, jobGraph.getJobID(), uiAddress, resumeFrom);
    } catch (Exception e) {
      cluster.closeAsync().join();
      throw new IllegalStateException("Flink did not start the job.", e);
    }
  }

  private static Optional<Throwable> failure(JobResult result) {
    return result
        .getSerializedThrowable()
        .map(thrown -> thrown.deserializeError(EmbeddedFlink.class.getClassLoader()));
  }
}
