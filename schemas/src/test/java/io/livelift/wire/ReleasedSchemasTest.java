package io.livelift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.ContentView;
import io.livelift.contract.EpochPart;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {
  static Stream<Schema> current() {
    return Stream.of(
        ContentView.getClassSchema(),
        PrescriptionEvent.getClassSchema(),
        Campaign.getClassSchema(),
        Physician.getClassSchema(),
        Erasure.getClassSchema(),
        CampaignMetric.getClassSchema(),
        EpochPart.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("current")
  void theNewestReleaseIsTheCurrentSchema(Schema current) {
    var released = ReleasedSchemas.of(current.getName());
    assertThat(released).isNotEmpty();
    assertThat(withoutStringType(released.get(released.size() - 1)))
        .as("release a changed schema as the next file in schemas/src/main/resources/released")
        .isEqualTo(withoutStringType(current));
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyVersionReadsEveryOther(Schema current) {
    var validator = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();
    var earlier = new ArrayList<Schema>();
    for (var version : ReleasedSchemas.of(current.getName())) {
      assertThatCode(() -> validator.validate(version, earlier)).doesNotThrowAnyException();
      earlier.add(0, version);
    }
  }

  private static Schema withoutStringType(Schema schema) {
    var text =
        schema
            .toString()
            .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
            .replace(",\"avro.java.string\":\"String\"", "");
    return new org.apache.avro.SchemaParser().parse(text).mainSchema();
  }
}
