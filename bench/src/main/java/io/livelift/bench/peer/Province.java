package io.livelift.bench.peer;

/** The province of a region that stands as a path or as a bare GB/T 2260 code. */
public final class Province {
  public static final String UNKNOWN = "UNKNOWN";

  private static final int CODE_OF_PROVINCE = 2;

  private Province() {}

  /** How many bytes of the region name its province; 0 if it has none. */
  public static int length(Text region) {
    var bytes = region.bytes();
    var digits = true;
    for (var i = 0; i < region.length(); i++) {
      var b = bytes[region.start() + i];
      if (b == '/') {
        return i;
      }
      digits &= b >= '0' && b <= '9';
    }
    return digits ? Math.min(region.length(), CODE_OF_PROVINCE) : region.length();
  }
}
