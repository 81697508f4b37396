package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.store.Snapshot;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Of which frame an answer is. Unwrapped into every answer.
 *
 * @param epoch null before the first frame, as are all but the last
 * @param servedAt when the answer was made; the page compares it with its own clock
 */
public record Stamp(
    Long frame,
    Long epoch,
    @JsonProperty("committed_at") Instant committedAt,
    @JsonProperty("served_at") Instant servedAt) {

  /** The stamp of what the snapshot holds. */
  public static Stamp of(Snapshot snapshot) throws SQLException {
    var now = Instant.now();
    return snapshot
        .frame()
        .map(frame -> new Stamp(frame.frame(), frame.epoch(), frame.committedAt(), now))
        .orElseGet(() -> new Stamp(null, null, null, now));
  }

  /**
   * The instant that the numbers are of: what is over then is over. It is that of the frame, not
   * the clock's, so that one frame has one answer, also when the job stands still.
   */
  public Instant asOf() {
    return committedAt == null ? servedAt : committedAt;
  }
}
