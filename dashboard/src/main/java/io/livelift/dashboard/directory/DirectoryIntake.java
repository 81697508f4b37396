package io.livelift.dashboard.directory;

import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.rules.ErasureRules;
import io.livelift.rules.RejectedException;
import io.livelift.wire.RecordReader;
import io.livelift.wire.UnreadableException;
import io.livelift.wire.WireConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records; those that the job rejects are left out, and counted in its ledger. */
final class DirectoryIntake {
  private final DirectoryTopics topics;
  private final PersonHash hash;
  private final RecordReader<Physician> physicians;
  private final RecordReader<Erasure> erasures;
  private final List<DirectoryProfile> profiles = new ArrayList<>();
  private final List<Long> erased = new ArrayList<>();

  DirectoryIntake(DirectoryTopics topics, WireConfig wire, PersonHash hash) {
    this.topics = topics;
    this.hash = hash;
    this.physicians = wire.reader(Physician.class, topics.physicians());
    this.erasures = wire.reader(Erasure.class, topics.erasures());
  }

  void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (var record : records) {
      if (record.value() != null && record.value().length > 0) {
        take(record.topic(), record.value());
      }
    }
  }

  /** What was read since this was asked last. */
  DirectoryStore.Batch take() {
    var batch = new DirectoryStore.Batch(List.copyOf(profiles), List.copyOf(erased));
    profiles.clear();
    erased.clear();
    return batch;
  }

  private void take(String topic, byte[] value) {
    try {
      if (topic.equals(topics.physicians())) {
        profiles.add(DirectoryProfile.of(physicians.read(value), hash));
      } else {
        takeErasure(erasures.read(value));
      }
    } catch (UnreadableException | RejectedException e) {
      // The job rejects it for the same reason, and says so in the rejected topic and the ledger.
      return;
    }
  }

  /** Patients have no profile. */
  private void takeErasure(Erasure erasure) throws RejectedException {
    ErasureRules.check(erasure);
    if (erasure.getPhysicianId() != null) {
      erased.add(hash.of(erasure.getPhysicianId()));
    }
  }
}
