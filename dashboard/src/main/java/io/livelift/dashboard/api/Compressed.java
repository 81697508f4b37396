package io.livelift.dashboard.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Bytes that are answered many times, compressed once. */
final class Compressed {
  /** Less is not worth it: it fits one packet either way. */
  private static final int LEAST = 1000;

  private final byte[] plain;
  private final byte[] gzip;

  Compressed(byte[] plain) {
    this.plain = plain;
    this.gzip = plain.length < LEAST ? null : gzip(plain);
  }

  /** How much memory it takes, in bytes. */
  int bytes() {
    return plain.length + (gzip == null ? 0 : gzip.length);
  }

  /** Answers in the form that the request accepts; the content type has been set. */
  void answer(Context request) {
    request.header("Vary", "Accept-Encoding");
    if (gzip != null && accepts(request)) {
      request.header("Content-Encoding", "gzip").result(gzip);
    } else {
      request.result(plain);
    }
  }

  private static boolean accepts(Context request) {
    var accepted = request.header("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private static byte[] gzip(byte[] plain) {
    var compressed = new ByteArrayOutputStream(plain.length / 3);
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written.", e);
    }
    return compressed.toByteArray();
  }
}
