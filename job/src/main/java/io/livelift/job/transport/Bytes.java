package io.livelift.job.transport;

import io.livelift.job.cube.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Byte arrays that may be null, with their length in front. */
public final class Bytes {
  private Bytes() {}

  public static void write(byte[] bytes, DataOutput out) throws IOException {
    Varint.write(out, bytes == null ? 0 : bytes.length + 1L);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  public static byte[] read(DataInput in) throws IOException {
    var length = Varint.read(in);
    if (length == 0) {
      return null;
    }
    var bytes = new byte[(int) length - 1];
    in.readFully(bytes);
    return bytes;
  }
}
