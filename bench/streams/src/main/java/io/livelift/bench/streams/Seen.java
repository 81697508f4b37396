package io.livelift.bench.streams;

import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers whom a campaign has reached in which windows. */
interface Seen {
  String STORE = "seen";

  /** A person, campaign and province, and when their qualified view was. */
  record Touch(String campaign, String province, String physician, long time, long zoneOffset) {
    long start(Window window) {
      return window.start(time, zoneOffset);
    }
  }

  /**
   * Notes a touch.
   *
   * @return the shortest window in which the person was reached before; null if in none. A longer
   *     one holds it, so in all from there on they were.
   */
  Window note(Touch touch);

  /** One key for each person and window. */
  record ByKey(KeyValueStore<String, byte[]> store) implements Seen {
    private static final byte[] YES = {1};

    @Override
    public Window note(Touch touch) {
      for (var window : Window.values()) {
        var cell = window.cell(touch.campaign, touch.province, touch.start(window));
        if (store.putIfAbsent(cell + '|' + touch.physician, YES) != null) {
          return window;
        }
      }
      return null;
    }
  }

  /** The minutes of a person's day as one value: one read and one write for three windows. */
  record ByDay(KeyValueStore<String, byte[]> store) implements Seen {
    private static final int MINUTES_OF_HOUR = 60;

    @Override
    public Window note(Touch touch) {
      var day = touch.start(Window.DAY);
      var minute = (int) ((touch.time - day) / 60_000);
      var key = touch.campaign + '|' + touch.province + '|' + day + '|' + touch.physician;
      var minutes = store.get(key);
      if (minutes == null) {
        store.put(key, with(new byte[0], minute));
        return null;
      }
      var before = Window.DAY;
      for (var i = 0; i < minutes.length; i += 2) {
        var other = (minutes[i] << Byte.SIZE) | (minutes[i + 1] & 0xff);
        if (other == minute) {
          return Window.MINUTE;
        }
        if (other / MINUTES_OF_HOUR == minute / MINUTES_OF_HOUR) {
          before = Window.HOUR;
        }
      }
      store.put(key, with(minutes, minute));
      return before;
    }

    private static byte[] with(byte[] minutes, int minute) {
      var more = java.util.Arrays.copyOf(minutes, minutes.length + 2);
      more[minutes.length] = (byte) (minute >> Byte.SIZE);
      more[minutes.length + 1] = (byte) minute;
      return more;
    }
  }
}
