package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPoolTest {
  private final Random random = new Random(5);
  private final TextPool pool = new TextPool(text -> text.contains("!") ? null : text + ".");

  @Test
  void equalTextsAreOneObject() {
    var first = read("spring");
    assertThat(read("spring")).isSameAs(first).isEqualTo("spring.");
  }

  @Test
  void whatIsNotAcceptableIsNull() {
    assertThat(read("no!")).isNull();
    assertThat(read("no!")).isNull();
  }

  @Test
  void textsAreReadRightHoweverManyThereAreAndWhereverTheyStand() {
    for (var i = 0; i < 200_000; i++) {
      var bytes = new byte[random.nextInt(300)];
      Arrays.fill(bytes, (byte) ('a' + random.nextInt(3)));
      for (var n = random.nextInt(3); n > 0 && bytes.length > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      var from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      var length = bytes.length == 0 ? 0 : random.nextInt(bytes.length - from);
      var text = new String(bytes, from, length, UTF_8);

      assertThat(pool.read(bytes, from, length)).isEqualTo(text.contains("!") ? null : text + ".");
    }
  }

  private String read(String text) {
    var bytes = ("x" + text + "x").getBytes(UTF_8);
    return pool.read(bytes, 1, bytes.length - 2);
  }
}
