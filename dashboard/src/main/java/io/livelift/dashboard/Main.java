package io.livelift.dashboard;

import io.livelift.dashboard.access.OneTimePasswords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * The dashboard as a process of its own: {@code --config dashboard.yaml}. With {@code
 * --one-time-password NAME} it only gives somebody a new password, for when nobody gets in any
 * more.
 */
public final class Main {
  private static final int USAGE = 2;
  private static final int FAILED = 1;

  private Main() {}

  /** Runs until the process is told to end. */
  public static void main(String[] args) throws InterruptedException {
    var resets = args.length == 4 && args[2].equals("--one-time-password");
    if ((args.length != 2 && !resets) || !args[0].equals("--config")) {
      System.err.println(
          "Usage: --config FILE [--one-time-password NAME], where FILE is the dashboard's YAML"
              + " configuration.");
      System.exit(USAGE);
    }
    try {
      if (resets) {
        giveOneTimePassword(Path.of(args[1]), args[3]);
      } else {
        run(Path.of(args[1]));
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void giveOneTimePassword(Path file, String name) {
    var store = ConfigFile.read(file, System.getenv()).store();
    try {
      System.out.println(OneTimePasswords.give(store, name).sentence());
    } catch (SQLException e) {
      throw new IllegalStateException("Postgres cannot be used: " + e.getMessage(), e);
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
