package io.livelift.dashboard.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Server-sent events: {@code epoch} for each frame, {@code alive} in between, so that a page knows
 * a dead connection from a quiet job. Whoever connects gets the latest frame at once, unless it
 * names that as its Last-Event-ID.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public final class FrameStream extends HttpServlet implements AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final int SIGN_OF_LIFE_SECONDS = 5;

  private final transient LatestFrame latest;
  private final transient Doorkeeper doorkeeper;
  private final transient Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
  private final transient ScheduledExecutorService signs =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "stream-signs-of-life");
            thread.setDaemon(true);
            return thread;
          });

  /** Says who may have the stream. */
  public interface Doorkeeper {
    /**
     * Empty if the request may not; else what is asked at every sign of life whether it still may.
     */
    Optional<BooleanSupplier> admit(HttpServletRequest request);
  }

  public FrameStream(LatestFrame latest, Doorkeeper doorkeeper) {
    this.latest = latest;
    this.doorkeeper = doorkeeper;
    latest.onFrame(frame -> clients.forEach(client -> client.offer(event(frame))));
    signs.scheduleAtFixedRate(
        () -> clients.forEach(FrameStream::keep),
        SIGN_OF_LIFE_SECONDS,
        SIGN_OF_LIFE_SECONDS,
        TimeUnit.SECONDS);
  }

  /** How many readers are connected. */
  public int readers() {
    return clients.size();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      refuse(response, 405, "Method Not Allowed", "The stream can only be read with GET.");
      return;
    }
    var admitted = doorkeeper.admit(request);
    if (admitted.isEmpty()) {
      refuse(response, 401, "Unauthorized", "Sign in first, or send a valid token.");
      return;
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("X-Content-Type-Options", "nosniff");
    connect(request, response, admitted.get());
  }

  private void connect(
      HttpServletRequest request, HttpServletResponse response, BooleanSupplier mayStay)
      throws IOException {
    var async = request.startAsync();
    async.setTimeout(0);
    var out = response.getOutputStream();
    var client = new StreamClient(async, out, mayStay, clients::remove);
    async.addListener(new EndOf(client));
    var lastSeen = request.getHeader("Last-Event-ID");
    out.setWriteListener(client);
    clients.add(client);
    client.offer(
        latest
            .get()
            .filter(frame -> !Long.toString(frame.frame()).equals(lastSeen))
            .map(FrameStream::event)
            .orElseGet(FrameStream::signOfLife));
  }

  @Override
  public void close() {
    signs.shutdownNow();
    clients.forEach(StreamClient::end);
  }

  private static void keep(StreamClient client) {
    if (client.mayStay()) {
      client.offerSignOfLife(signOfLife());
    } else {
      client.end();
    }
  }

  private static void refuse(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail)
                .getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] event(AppliedFrame frame) {
    return "id: %d\nevent: epoch\nretry: 1000\ndata: {\"frame\":%d,\"epoch\":%d,\"committed_at\":\"%s\",\"cells\":%d,\"served_at\":\"%s\"}\n\n"
        .formatted(
            frame.frame(),
            frame.frame(),
            frame.epoch(),
            frame.committedAt(),
            frame.cells(),
            Instant.now())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] signOfLife() {
    return "event: alive\nretry: 1000\ndata: {\"served_at\":\"%s\"}\n\n"
        .formatted(Instant.now())
        .getBytes(StandardCharsets.UTF_8);
  }

  private record EndOf(StreamClient client) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      client.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      client.end();
    }

    @Override
    public void onError(AsyncEvent event) {
      client.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().setTimeout(0);
    }
  }
}
