package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeTest {
  /** Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void theIntervalsAreThoseOfNewcombe(long xT, long nT, long xC, long nC, double low, double high) {
    var interval = Newcombe.difference(new Arm(nT, xT), new Arm(nC, xC));
    assertThat(interval.low()).isCloseTo(low, within(0.00006));
    assertThat(interval.high()).isCloseTo(high, within(0.00006));
  }

  /** The trial of Perondi et al. (2004) in Fagerland, Lydersen, Laake (2015). */
  @ParameterizedTest
  @CsvSource({"7, 34, 1, 34, 0.019, 0.34"})
  void anotherPublishedTrial(long xT, long nT, long xC, long nC, double low, double high) {
    var interval = Newcombe.difference(new Arm(nT, xT), new Arm(nC, xC));
    assertThat(interval.low()).isCloseTo(low, within(0.0006));
    assertThat(interval.high()).isCloseTo(high, within(0.006));
  }

  /** Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void theIntervalOfOneShareIsWilsons(long x, long n, double low, double high) {
    var interval = Newcombe.wilson(new Arm(n, x));
    assertThat(interval.low()).isCloseTo(low, within(0.00006));
    assertThat(interval.high()).isCloseTo(high, within(0.00006));
  }
}
