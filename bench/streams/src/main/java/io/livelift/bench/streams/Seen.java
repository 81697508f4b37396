package io.livelift.bench.streams;

import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers whom a campaign has reached in which windows. */
interface Seen {
  String STORE = "seen";

  /** A person, a campaign and province, and when the qualified view was. */
  record Touch(String place, String physician, long time, long zoneOffset) {
    long start(Window window) {
      return window.start(time, zoneOffset);
    }
  }

  /**
   * Notes a touch.
   *
   * @return in how many windows the person is new, the shortest first: whoever is new in one is new
   *     in all shorter ones
   */
  int note(Touch touch);

  /** One key for each person and window. */
  record ByKey(KeyValueStore<String, byte[]> store) implements Seen {
    private static final byte[] YES = {1};

    @Override
    public int note(Touch touch) {
      var newIn = 0;
      for (var window : Window.values()) {
        var cell = window.cell(touch.place, touch.start(window));
        if (store.putIfAbsent(cell + '|' + touch.physician, YES) != null) {
          return newIn;
        }
        newIn++;
      }
      return newIn;
    }
  }

  /** The minutes of a person's day as one value: one read and one write for three windows. */
  record ByDay(KeyValueStore<String, byte[]> store) implements Seen {
    private static final int ALL = Window.values().length;
    private static final int MINUTES_OF_HOUR = 60;

    @Override
    public int note(Touch touch) {
      var day = touch.start(Window.DAY);
      var minute = (int) ((touch.time - day) / 60_000);
      var key = touch.place + '|' + day + '|' + touch.physician;
      var minutes = store.get(key);
      if (minutes == null) {
        store.put(key, with(new byte[0], minute));
        return ALL;
      }
      var newIn = ALL - 1;
      for (var i = 0; i < minutes.length; i += 2) {
        var other = (minutes[i] << Byte.SIZE) | (minutes[i + 1] & 0xff);
        if (other == minute) {
          return 0;
        }
        if (other / MINUTES_OF_HOUR == minute / MINUTES_OF_HOUR) {
          newIn = 1;
        }
      }
      store.put(key, with(minutes, minute));
      return newIn;
    }

    private static byte[] with(byte[] minutes, int minute) {
      var more = java.util.Arrays.copyOf(minutes, minutes.length + 2);
      more[minutes.length] = (byte) (minute >> Byte.SIZE);
      more[minutes.length + 1] = (byte) minute;
      return more;
    }
  }
}
