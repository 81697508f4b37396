package io.livelift.bench.latency;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader of the page's event stream: which epoch was seen when. */
final class FrameTimes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameTimes.class);

  /**
   * A frame as it came.
   *
   * @param cells how many it changed
   * @param storedMillis when Postgres had it, epoch milliseconds
   * @param atMillis when it was received, epoch milliseconds
   */
  record Frame(long epoch, int cells, long storedMillis, long atMillis) {}

  private final List<Frame> frames = new ArrayList<>();
  private final CompletableFuture<Stream<String>> lines;

  FrameTimes(URI page) {
    var request = HttpRequest.newBuilder(page.resolve("/api/v1/stream")).build();
    lines =
        HttpClient.newHttpClient()
            .sendAsync(request, BodyHandlers.ofLines())
            .thenApply(response -> response.body());
    var reader = new Thread(this::read, "frames");
    reader.setDaemon(true);
    reader.start();
  }

  /** Up to now, in the order of their arrival. */
  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** To the end of the stream; what is on no frame by then stays unseen. */
  private void read() {
    try {
      lines.join().forEach(this::line);
    } catch (UncheckedIOException e) {
      LOG.info("The stream has ended.", e);
    }
  }

  private void line(String line) {
    var now = System.currentTimeMillis();
    FrameEvent.of(line).ifPresent(f -> add(new Frame(f.epoch(), f.cells(), f.storedMillis(), now)));
  }

  private synchronized void add(Frame frame) {
    frames.add(frame);
  }

  @Override
  public void close() {
    lines.thenAccept(Stream::close);
  }
}
