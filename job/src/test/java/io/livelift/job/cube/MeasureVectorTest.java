package io.livelift.job.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Measure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasureVectorTest {
  private static final Measure[] MEASURES = Measure.values();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aVectorIsAMapOfWhatIsNotZero(long seed) throws IOException {
    var random = new Random(seed);
    Map<String, Long> expected = new HashMap<>();
    var vector = new MeasureVector();
    for (var i = random.nextInt(80); i >= 0; i--) {
      var other = new MeasureVector();
      var factor = random.nextBoolean() ? 1 : -1;
      for (var n = random.nextInt(6); n >= 0; n--) {
        var measure = MEASURES[random.nextInt(MEASURES.length)];
        var amount = random.nextInt(5) - 2L;
        other.add(measure, amount);
        expected.merge(measure.id(), factor * amount, Long::sum);
      }
      vector.add(other, factor);
    }
    expected.values().removeIf(value -> value == 0);

    assertThat(vector.toMap()).isEqualTo(expected);
    assertThat(vector.isZero()).isEqualTo(expected.isEmpty());
    for (var measure : MEASURES) {
      assertThat(vector.get(measure)).isEqualTo(expected.getOrDefault(measure.id(), 0L));
    }
    var bytes = new ByteArrayOutputStream();
    vector.write(new DataOutputStream(bytes));
    assertThat(read(bytes)).isEqualTo(vector).hasSameHashCodeAs(vector);
    assertThat(vector.copy()).isEqualTo(vector);
  }

  @Test
  void bytesInAnyOrderAndWithZerosAreRead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(3);
    out.writeByte(Measure.REACH.ordinal());
    Varint.writeSigned(out, 7);
    out.writeByte(Measure.COST.ordinal());
    Varint.writeSigned(out, 0);
    out.writeByte(Measure.VIEWS.ordinal());
    Varint.writeSigned(out, -9);

    assertThat(read(bytes).toMap()).isEqualTo(Map.of("reach", 7L, "views", -9L));
  }

  private static MeasureVector read(ByteArrayOutputStream bytes) throws IOException {
    return MeasureVector.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
