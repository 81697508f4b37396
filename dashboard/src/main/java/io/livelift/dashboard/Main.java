package io.livelift.dashboard;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The dashboard as a process of its own: {@code --config dashboard.yaml}. */
public final class Main {
  private static final int USAGE = 2;
  private static final int FAILED = 1;

  private Main() {}

  /** Runs until the process is told to end. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 2 || !args[0].equals("--config")) {
      System.err.println("Usage: --config FILE, where FILE is the dashboard's YAML configuration.");
      System.exit(USAGE);
    }
    try {
      run(Path.of(args[1]));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void run(Path file) throws InterruptedException {
    var dashboard = Dashboard.start(ConfigFile.read(file, System.getenv()));
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  dashboard.close();
                  ended.countDown();
                },
                "dashboard-shutdown"));
    System.out.println("The dashboard is at " + dashboard.address());
    dashboard
        .firstAdministrator()
        .thenAccept(made -> made.ifPresent(first -> System.out.println(first.sentence())));
    ended.await();
  }
}
