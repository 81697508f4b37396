package io.livelift.job.journey;

import io.livelift.contract.Channel;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sets of channels, a bit each by ordinal, and the values of the breakdown they stand for. */
final class ChannelSets {
  private static final Channel[] CHANNELS = Channel.values();
  private static final String[] TEXTS = new String[1 << CHANNELS.length];

  private ChannelSets() {}

  /** The channels of qualified views on one side of a change, folded ones too. */
  static int of(ChangedFlight flight, int side) {
    var events = flight.events();
    var set = 0;
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.isOn(i, side)) {
        set |= 1 << events.view(i).channel().ordinal();
      }
    }
    if (!flight.folded().sums.isEmpty()) {
      for (var channel : flight.folded().qualifiedChannels()) {
        set |= 1 << Channel.valueOf(channel).ordinal();
      }
    }
    return set;
  }

  /** The names, sorted and joined by a plus sign; empty for none. */
  static String text(int set) {
    // Tasks of one process may each make it: they make the same.
    var text = TEXTS[set];
    if (text == null) {
      text =
          Arrays.stream(CHANNELS)
              .filter(channel -> (set & (1 << channel.ordinal())) != 0)
              .map(Channel::name)
              .sorted()
              .collect(Collectors.joining("+"));
      TEXTS[set] = text;
    }
    return text;
  }
}
