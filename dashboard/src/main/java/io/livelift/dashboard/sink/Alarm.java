package io.livelift.dashboard.sink;

/**
 * Something a frame was stored in spite of.
 *
 * @param epoch the epoch that is concerned
 * @param sentence what happened and what heals it, for readers
 */
public record Alarm(Kind kind, long epoch, String sentence) {
  /** What went wrong. */
  public enum Kind {
    /** A part names a previous epoch that nobody published: its transaction is lost. */
    GAP,
    /** Another number of cells was read than the stages say they sent. */
    COUNT_MISMATCH,
    /** The job was restored from an older checkpoint: epoch ids went back. */
    REWOUND,
    /** A topic is shorter than what was already read of it: it was deleted and made anew. */
    TOPIC_RECREATED
  }

  static Alarm gap(PartId id, long epoch) {
    return new Alarm(
        Kind.GAP,
        epoch,
        "Epoch %d of %s, subtask %d, was never published; the job's next restore heals its cells."
            .formatted(epoch, id.part(), id.subtask()));
  }

  static Alarm countMismatch(long epoch, long sent, long read) {
    return new Alarm(
        Kind.COUNT_MISMATCH,
        epoch,
        "Of epoch %d the job sent %d cells, %d were read; the job's next restore heals them."
            .formatted(epoch, sent, read));
  }

  static Alarm rewound(long epoch, long restoredFrom, long applied) {
    return new Alarm(
        Kind.REWOUND,
        epoch,
        "After epoch %d the job went back to checkpoint %d; its cells are published again from epoch %d on."
            .formatted(applied, restoredFrom, epoch));
  }

  static Alarm topicRecreated(Shard shard, long stored, long end) {
    return new Alarm(
        Kind.TOPIC_RECREATED,
        -1,
        "Partition %d of %s ends at %d, though %d had been read: it was made anew and is read from its start."
            .formatted(shard.partition(), shard.topic(), end, stored));
  }
}
