package io.livelift.dashboard.sink;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.live.AppliedFrame;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where frames are stored. After an exception it is closed and opened anew. */
public interface FrameWriter extends AutoCloseable {
  /** Whether this sink is the one that writes; of several, exactly one is. */
  boolean isActive() throws SQLException;

  /** Where to go on. */
  SinkState state() throws SQLException;

  /** The last stored frame. */
  Optional<AppliedFrame> latest() throws SQLException;

  /** Stores a frame and its progress in one transaction. */
  AppliedFrame apply(Frame frame) throws SQLException;

  /**
   * Stores campaign definitions and their progress in one transaction; the highest version wins.
   */
  void define(Collection<Campaign> campaigns, Map<Shard, Progress> progress) throws SQLException;

  @Override
  void close();

  /** Opens a writer. */
  interface Factory {
    FrameWriter open() throws SQLException;
  }
}
