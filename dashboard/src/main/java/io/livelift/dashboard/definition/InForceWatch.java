package io.livelift.dashboard.definition;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.FrameWorker;
import io.livelift.dashboard.store.Transactions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Notes of each published version the first stored epoch that counts by it. */
public final class InForceWatch implements FrameWorker.Task {
  private final Transactions transactions;
  private final String topic;

  public InForceWatch(Transactions transactions, String campaignsTopic) {
    this.transactions = transactions;
    this.topic = campaignsTopic;
  }

  @Override
  public void afterFrame(Optional<AppliedFrame> frame) throws SQLException {
    if (frame.isPresent()) {
      look(frame.get());
    }
  }

  /** To be told of frames, in their order; it may miss some. */
  void look(AppliedFrame frame) throws SQLException {
    transactions.carryOut(
        connection -> {
          for (var pending : DefinitionStore.pending(connection)) {
            if (frame.covers(topic, Map.of(pending.partition(), pending.offset() + 1))) {
              DefinitionStore.inForce(connection, pending, frame.frame(), frame.epoch());
            }
          }
        });
  }
}
