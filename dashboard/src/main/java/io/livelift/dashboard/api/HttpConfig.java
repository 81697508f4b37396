package io.livelift.dashboard.api;

/**
 * Where the page and the API listen.
 *
 * @param port 0 for any free one
 */
public record HttpConfig(String host, int port) {
  public HttpConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port of the dashboard is not within 0..65535.");
    }
  }
}
