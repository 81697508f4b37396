package io.livelift.wire;

/**
 * Bounds what a hostile length in a value can make Avro allocate. Avro reads these limits from
 * system properties when its classes are first used, so they are set before that.
 */
final class AvroLimits {
  private AvroLimits() {}

  static void install() {
    setDefault("org.apache.avro.limits.bytes.maxLength", 1 << 20);
    setDefault("org.apache.avro.limits.string.maxLength", 1 << 20);
    setDefault("org.apache.avro.limits.collectionItems.maxLength", 100_000);
  }

  private static void setDefault(String property, int limit) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(limit));
    }
  }
}
