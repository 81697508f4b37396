package io.livelift.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.local.stack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A session cluster of processes, as an operator would start one: a JobManager, TaskManagers, and
 * Flink's own command line. Listens on the loopback interface only.
 */
final class FlinkCluster implements AutoCloseable {
  private static final Pattern JOB_ID =
      Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final Path logs;
  private final int restPort = Ports.free();
  private List<String> jvmOptions;
  private final List<Process> started = new ArrayList<>();
  private final Thread atExit = new Thread(this::destroyAll);

  private FlinkCluster(Path directory, Path logs) {
    this.directory = directory;
    this.logs = logs;
  }

  /**
   * Starts a JobManager and waits until it answers.
   *
   * @param directory gets configuration, checkpoints and state
   * @param logs gets what the processes print
   */
  static FlinkCluster start(Path directory, Path logs) throws IOException {
    var cluster = new FlinkCluster(directory, logs);
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      Files.createDirectories(directory);
      Files.createDirectories(logs);
      cluster.jvmOptions = ExampleConfiguration.write(directory, cluster.restPort);
      Files.writeString(directory.resolve("log4j2.properties"), logging());
      var jobManager =
          cluster.java(
              "jobmanager",
              320,
              "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
              "--configDir",
              directory.toString());
      cluster.await(jobManager, "\"taskmanagers\":");
      return cluster;
    } catch (IOException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts a TaskManager and waits until the JobManager knows it. */
  Process startTaskManager(String name) throws IOException {
    var taskManager =
        java(
            name,
            512,
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            directory.toString(),
            "-Dtaskmanager.resource-id=" + name);
    Awaitility.await("the TaskManager " + name)
        .atMost(PATIENCE)
        .until(() -> ask("/taskmanagers").contains(name + "\"") || !taskManager.isAlive());
    assertThat(taskManager.isAlive()).as(name + " is alive").isTrue();
    return taskManager;
  }

  /** {@code flink run}, detached; gives the job's id. */
  String run(List<String> options, Path jar, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("run", "--detached"));
    command.addAll(options);
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    return found(JOB_ID, flink(command));
  }

  /** {@code flink stop}; gives the savepoint. */
  String stop(String jobId) throws IOException, InterruptedException {
    var savepoints = directory.resolve("savepoints").toUri().toString();
    return found(SAVEPOINT, flink(List.of("stop", "--savepointPath", savepoints, jobId)));
  }

  private String flink(List<String> command) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(command);
    arguments.addAll(1, List.of("-m", "127.0.0.1:" + restPort));
    var name = "client-" + command.get(0);
    var client =
        java(
            name, 256, "org.apache.flink.client.cli.CliFrontend", arguments.toArray(String[]::new));
    assertThat(client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    var printed = Files.readString(logs.resolve(name + ".log"));
    assertThat(client.exitValue()).as(printed).isZero();
    return printed;
  }

  private static String found(Pattern pattern, String printed) {
    var matcher = pattern.matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return matcher.group(1);
  }

  /** Like {@code kill -9}. */
  static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    destroyAll();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private synchronized void destroyAll() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
  }

  private synchronized Process java(
      String name, int heapMegabytes, String main, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.add("-Dlog4j.configurationFile=" + directory.resolve("log4j2.properties").toUri());
    command.addAll(List.of("-cp", FlinkLibraries.classPath(), main));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(logs.resolve(name + ".log").toFile());
    builder.environment().put("FLINK_CONF_DIR", directory.toString());
    var process = builder.start();
    started.add(process);
    return process;
  }

  private void await(Process jobManager, String answer) {
    Awaitility.await("the JobManager")
        .atMost(PATIENCE)
        .until(() -> ask("/overview").contains(answer) || !jobManager.isAlive());
    assertThat(jobManager.isAlive()).as("the JobManager is alive").isTrue();
  }

  /** The answer of Flink's REST API; empty while there is none. */
  private String ask(String path) throws InterruptedException {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + path)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    }
  }

  private static String logging() throws IOException {
    try (var in = FlinkCluster.class.getResourceAsStream("log4j2.properties")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
