package io.livelift.dashboard.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium; it downloads nothing. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("LIVELIFT_CHROMIUM", "/usr/bin/chromium"));

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  Browser() {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run")));
  }

  static boolean isThere() {
    return Files.isExecutable(CHROMIUM);
  }

  Tab open(String address, int width, int height, ColorScheme scheme) {
    var context =
        browser.newContext(
            new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    var page = context.newPage();
    var tab = new Tab(page, new ArrayList<>(), new ArrayList<>());
    page.onRequest(request -> tab.requests().add(request.url()));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            tab.errors().add(message.text());
          }
        });
    page.onPageError(tab.errors()::add);
    page.navigate(address);
    return tab;
  }

  /** A page with what it asked for and what went wrong in it. */
  record Tab(Page page, List<String> requests, List<String> errors) {}

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
