package io.livelift.dashboard.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One reader of the stream. It has a slot for the newest event; an event that the reader is too
 * slow for is replaced by the next. Nothing here waits for the reader.
 */
final class StreamClient implements WriteListener {
  private final AsyncContext async;
  private final ServletOutputStream out;
  private final BooleanSupplier mayStay;
  private final Consumer<StreamClient> onEnd;
  private final AtomicReference<byte[]> slot = new AtomicReference<>();
  private boolean unflushed;

  StreamClient(
      AsyncContext async,
      ServletOutputStream out,
      BooleanSupplier mayStay,
      Consumer<StreamClient> onEnd) {
    this.async = async;
    this.out = out;
    this.mayStay = mayStay;
    this.onEnd = onEnd;
  }

  /** Whether the reader may still have the stream. */
  boolean mayStay() {
    return mayStay.getAsBoolean();
  }

  void offer(byte[] event) {
    slot.set(event);
    pump();
  }

  /** A sign of life, if there is nothing better to send. */
  void offerSignOfLife(byte[] event) {
    if (slot.compareAndSet(null, event)) {
      pump();
    }
  }

  @Override
  public void onWritePossible() {
    pump();
  }

  @Override
  public void onError(Throwable t) {
    end();
  }

  synchronized void end() {
    onEnd.accept(this);
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // It was completed before; there is nothing left to end.
      slot.set(null);
    }
  }

  /** Writes as long as the connection takes it; the container calls again when it takes more. */
  private synchronized void pump() {
    try {
      while (out.isReady()) {
        if (unflushed) {
          unflushed = false;
          out.flush();
          continue;
        }
        var event = slot.getAndSet(null);
        if (event == null) {
          return;
        }
        out.write(event);
        unflushed = true;
      }
    } catch (IOException | IllegalStateException e) {
      end();
    }
  }
}
