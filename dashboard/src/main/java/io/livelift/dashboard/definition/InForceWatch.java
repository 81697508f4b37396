package io.livelift.dashboard.definition;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.Transactions;
import java.sql.SQLException;
import java.util.Map;

/** Notes of each published version the first stored epoch that counts by it. */
public final class InForceWatch {
  private final Transactions transactions;
  private final String topic;

  public InForceWatch(Transactions transactions, String campaignsTopic) {
    this.transactions = transactions;
    this.topic = campaignsTopic;
  }

  /** To be told of frames, in their order; it may miss some. */
  public void look(AppliedFrame frame) throws SQLException {
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
