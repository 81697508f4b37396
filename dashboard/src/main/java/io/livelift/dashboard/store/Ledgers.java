package io.livelift.dashboard.store;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.sink.TopicLedger;

/** The form in which a ledger is stored and served. */
final class Ledgers {
  private Ledgers() {}

  static AppliedFrame.Topic topic(TopicLedger ledger) {
    return new AppliedFrame.Topic(
        ledger.topic(),
        ledger.nextOffsets(),
        ledger.read(),
        ledger.counted(),
        ledger.duplicate(),
        ledger.conflict(),
        ledger.late(),
        ledger.rejected(),
        ledger.rejectedTotal(),
        ledger.outOfFlight(),
        ledger.unknownCampaign(),
        ledger.wrongKind(),
        ledger.erased(),
        ledger.misrouted(),
        ledger.identityHolds());
  }
}
