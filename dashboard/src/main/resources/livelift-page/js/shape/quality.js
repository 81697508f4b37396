// The ledger as a table. Pure.

/** The outcomes whose sum is what was read. */
export const LEDGER = ['counted', 'duplicate', 'conflict', 'late', 'rejected', 'out_of_flight', 'unknown_campaign', 'wrong_kind', 'erased'];

export function ofLedger(topic, id) {
  return id === 'rejected' ? topic.rejected_total : topic[id];
}

/** All topics together; of what one topic does not tell nothing is said. */
export function summary(topics) {
  const sum = (value) => topics.reduce((all, topic) => all + value(topic), 0);
  return {
    balanced: topics.every((topic) => topic.identity_holds),
    lag: topics.some((topic) => topic.lag === null) ? null : sum((topic) => topic.lag),
    late: sum((topic) => topic.late),
    rejected: sum((topic) => topic.rejected_total),
  };
}
