package io.livelift.job.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Team;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Records of all sorts, seeded: plain, odd, unacceptable, and their bytes damaged in many ways. */
final class RandomRecords {
  static final long NOW = Instant.parse("2026-03-20T08:00:00Z").toEpochMilli();

  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\u3000",
          "\u00a0",
          "two words",
          " leading",
          "tab\tinside",
          "del\u007f",
          "c1\u0085",
          "null\u0000",
          "医生-42",
          "é".repeat(256),
          "é".repeat(257),
          "x".repeat(256),
          "x".repeat(257),
          "😀".repeat(128),
          "😀".repeat(129));
  private static final List<String> REGIONS =
      List.of(
          "44",
          "4403",
          "440305",
          "440300",
          "440000",
          "44/4403/440305",
          "IA/DAVENPORT",
          "UNKNOWN",
          "",
          "00",
          "000000",
          "广东/深圳",
          "a/b/c/d",
          "/",
          "a//b",
          " a",
          "a /b",
          "a\u0001",
          "x".repeat(64),
          "x".repeat(65),
          "12345");
  private static final List<Long> ODD_NUMBERS =
      List.of(
          0L,
          -1L,
          1L,
          63L,
          64L,
          -64L,
          -65L,
          8_191L,
          8_192L,
          134_217_727L,
          134_217_728L,
          (long) Integer.MAX_VALUE,
          (long) Integer.MIN_VALUE,
          31_622_400_000L,
          31_622_400_001L,
          31_535_999_999L,
          31_536_000_000L,
          7_289_654_399_999L,
          7_289_654_400_000L,
          1L << 61,
          1L << 62,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  private final Random random;
  private boolean isPlain;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  ContentView view() {
    var isPhysician = random.nextBoolean();
    var isOdd = rarely();
    return ContentView.newBuilder()
        .setEventId(text("event-"))
        .setEventTime(Instant.ofEpochMilli(time()))
        .setCampaignId(text("campaign-"))
        .setContentId(text("content-"))
        .setPhysicianId(isPhysician ^ isOdd ? text("P") : null)
        .setPatientId(isPhysician ? null : text("patient-"))
        .setChannel(any(List.of(Channel.values())))
        .setTeam(any(List.of(Team.values())))
        .setDwellMs(rarely() ? any(ODD_NUMBERS) : random.nextInt(600_000))
        .setCompleted(random.nextBoolean())
        .setRegion(region())
        .build();
  }

  PrescriptionEvent prescription() {
    return PrescriptionEvent.newBuilder()
        .setEventId(text("event-"))
        .setEventTime(Instant.ofEpochMilli(time()))
        .setPhysicianId(text("P"))
        .setPrescriptionId(text("rx-"))
        .setProductId(text("product-"))
        .setStatus(any(List.of(PrescriptionStatus.values())))
        .setPatientId(random.nextBoolean() ? text("patient-") : null)
        .setRefill(rarely() ? any(ODD_NUMBERS).intValue() : random.nextInt(4))
        .setQuantity(rarely() ? any(ODD_NUMBERS).intValue() : 1 + random.nextInt(9))
        .setPayer(any(List.of(Payer.values())))
        .setDispensing(any(List.of(Dispensing.values())))
        .setRegion(region())
        .build();
  }

  /** A view that is acceptable. */
  ContentView plainView() {
    isPlain = true;
    var view = view();
    isPlain = false;
    return view;
  }

  /** A prescription that is acceptable. */
  PrescriptionEvent plainPrescription() {
    isPlain = true;
    var prescription = prescription();
    isPlain = false;
    return prescription;
  }

  /** The key of a record: mostly the id's bytes. */
  byte[] key(String id) {
    if (rarely()) {
      return random.nextBoolean() || id == null ? null : (id + "x").getBytes(UTF_8);
    }
    var key = (id == null ? "nobody" : id).getBytes(UTF_8);
    return rarely() && key.length > 0 ? damagedOnce(key) : key;
  }

  /** The bytes with up to three damages. */
  byte[] damaged(byte[] bytes) {
    var damaged = bytes;
    for (var n = random.nextInt(3); n >= 0; n--) {
      damaged = damagedOnce(damaged);
    }
    return damaged;
  }

  private byte[] damagedOnce(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    var at = random.nextInt(bytes.length);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> spliced(bytes, at, 0, bytes(1 + random.nextInt(3)));
      case 2 -> spliced(bytes, at, 1, new byte[0]);
      case 3 -> spliced(bytes, at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
      case 4 -> spliced(bytes, at, 1, bytes(1));
      case 5 -> spliced(bytes, bytes.length, 0, bytes(1 + random.nextInt(4)));
      // A number, or a character, longer than it need be.
      case 6 -> spliced(bytes, at, 1, longer(bytes[at]));
      case 7 -> spliced(bytes, at, 0, tooLong());
      default -> spliced(bytes, at, 1, new byte[] {(byte) (bytes[at] + any(List.of(-2, 2)))});
    };
  }

  private byte[] longer(byte last) {
    var number = new byte[2 + random.nextInt(10)];
    Arrays.fill(number, (byte) 0x80);
    number[0] |= last;
    number[number.length - 1] = (byte) (random.nextInt(4) == 0 ? random.nextInt(128) : 0);
    return number;
  }

  private byte[] tooLong() {
    var number = new byte[4 + random.nextInt(8)];
    Arrays.fill(number, (byte) 0xFF);
    number[number.length - 1] = (byte) random.nextInt(128);
    return number;
  }

  private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(added);
    out.write(bytes, at + removed, bytes.length - at - removed);
    return out.toByteArray();
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text(String prefix) {
    return rarely() ? any(ODD_TEXTS) : prefix + random.nextInt(1_000);
  }

  private String region() {
    return random.nextInt(4) == 0 ? null : rarely() ? any(REGIONS) : REGIONS.get(random.nextInt(8));
  }

  private long time() {
    return rarely() ? any(ODD_NUMBERS) : NOW - random.nextInt(1_000_000_000);
  }

  private boolean rarely() {
    return !isPlain && random.nextInt(20) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
