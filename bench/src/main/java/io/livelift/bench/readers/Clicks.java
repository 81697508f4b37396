package io.livelift.bench.readers;

import io.livelift.bench.report.ReadersFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the server takes for one click. Answers are kept for a frame, and frames come every
 * second, so most of these are made anew; a reader who comes second to a view waits less.
 */
final class Clicks {
  private static final int WARM_UP = 5;

  private Clicks() {}

  /**
   * Asks for every view, one after the other, so many times.
   *
   * @param epoch the answers shall be of it or a later one
   * @throws IllegalStateException if an answer is none
   */
  static ReadersFigures.Clicks measure(URI page, long epoch, int rounds)
      throws InterruptedException {
    var client = HttpClient.newHttpClient();
    var paths = PagePaths.clicks(PagePaths.campaigns(page));
    var micros = new ArrayList<Long>();
    var bytes = 0L;
    for (var round = 0; round < WARM_UP + rounds; round++) {
      for (var path : paths) {
        var start = System.nanoTime();
        var size = ask(client, page.resolve(path));
        if (round >= WARM_UP) {
          micros.add((System.nanoTime() - start) / 1_000);
          bytes = Math.max(bytes, size);
        }
      }
    }
    return ReadersFigures.Clicks.of(List.copyOf(micros), bytes);
  }

  private static long ask(HttpClient client, URI address) throws InterruptedException {
    var request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
    try {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s was answered with %d.".formatted(address.getRawPath(), answer.statusCode()));
      }
      return answer.body().length;
    } catch (IOException e) {
      throw new UncheckedIOException("The dashboard does not answer.", e);
    }
  }
}
