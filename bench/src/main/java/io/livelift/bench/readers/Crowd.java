package io.livelift.bench.readers;

import io.livelift.bench.latency.FrameEvent;
import io.livelift.bench.report.ReadersFigures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers of the live page: each holds a stream, and asks for a page's numbers whenever it hears of
 * an epoch, unless it still waits for those of an earlier one.
 */
final class Crowd implements AutoCloseable {

  /**
   * What one reader saw of one epoch.
   *
   * @param millis from the commit in Postgres to the reader
   * @param numbersMillis from the commit to all numbers of the page; negative if they did not come
   */
  record Arrival(long atMillis, long millis, long numbersMillis) implements ReadersFigures.Seen {}

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient client =
      HttpClient.newBuilder().executor(threads).version(HttpClient.Version.HTTP_1_1).build();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  Crowd(URI page, int size) {
    var campaigns = PagePaths.campaigns(page);
    for (var i = 0; i < size; i++) {
      readers.add(new Reader(page, PagePaths.overview(campaigns.get(i % campaigns.size()), "")));
    }
    readers.forEach(Reader::listen);
  }

  /** Waits for a while, so that all are connected and the server is warm. */
  void awaitFrames(Duration patience) {
    LockSupport.parkNanos(patience.toNanos());
  }

  /** What is seen from now on, for so long; whoever sees nothing counts as a failure. */
  List<Arrival> during(Duration measured) {
    var from = System.currentTimeMillis();
    LockSupport.parkNanos(measured.toNanos());
    var until = System.currentTimeMillis();
    if (failures.get() > 0) {
      throw new IllegalStateException(failures.get() + " streams ended before they should.");
    }
    synchronized (arrivals) {
      return arrivals.stream().filter(a -> a.atMillis() >= from && a.atMillis() < until).toList();
    }
  }

  private void add(Arrival arrival) {
    synchronized (arrivals) {
      arrivals.add(arrival);
    }
  }

  @Override
  public void close() {
    readers.forEach(Reader::leave);
    threads.shutdownNow();
  }

  /** One of them. */
  private final class Reader implements Flow.Subscriber<String> {
    private final URI page;
    private final URI numbers;
    private volatile boolean asking;
    private volatile boolean leaving;
    private Flow.Subscription subscription;

    Reader(URI page, String numbers) {
      this.page = page;
      this.numbers = page.resolve(numbers);
    }

    void listen() {
      var request =
          HttpRequest.newBuilder(page.resolve("/api/v1/stream"))
              .header("Accept", "text/event-stream")
              .build();
      client.sendAsync(request, BodyHandlers.fromLineSubscriber(this));
    }

    void leave() {
      leaving = true;
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      var now = System.currentTimeMillis();
      FrameEvent.of(line).ifPresent(frame -> heard(frame.storedMillis(), now));
    }

    private void heard(long committed, long now) {
      if (asking) {
        add(new Arrival(now, now - committed, -1));
        return;
      }
      asking = true;
      var request = HttpRequest.newBuilder(numbers).header("Accept-Encoding", "gzip").build();
      client
          .sendAsync(request, BodyHandlers.ofByteArray())
          .whenComplete(
              (answer, failure) -> {
                asking = false;
                var whole = failure == null && answer.statusCode() == 200;
                var took = System.currentTimeMillis() - committed;
                add(new Arrival(now, now - committed, whole ? took : -1));
              });
    }

    @Override
    public void onError(Throwable failure) {
      if (!leaving) {
        failures.incrementAndGet();
      }
    }

    @Override
    public void onComplete() {
      if (!leaving) {
        failures.incrementAndGet();
      }
    }
  }
}
