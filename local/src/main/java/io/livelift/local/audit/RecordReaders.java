package io.livelift.local.audit;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.ContentView;
import io.livelift.contract.EpochPart;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.wire.RecordReader;
import io.livelift.wire.WireConfig;

/** A reader of each topic. Not thread-safe. */
record RecordReaders(
    RecordReader<ContentView> views,
    RecordReader<PrescriptionEvent> prescriptions,
    RecordReader<Campaign> campaigns,
    RecordReader<Physician> physicians,
    RecordReader<Erasure> erasures,
    RecordReader<CampaignMetric> cells,
    RecordReader<EpochPart> parts) {

  /** Readers of topics that are written as a configuration says. */
  static RecordReaders of(WireConfig wire) {
    return new RecordReaders(
        wire.reader(ContentView.class, LogTopic.VIEWS.defaultName()),
        wire.reader(PrescriptionEvent.class, LogTopic.PRESCRIPTIONS.defaultName()),
        wire.reader(Campaign.class, LogTopic.CAMPAIGNS.defaultName()),
        wire.reader(Physician.class, LogTopic.PHYSICIANS.defaultName()),
        wire.reader(Erasure.class, LogTopic.ERASURES.defaultName()),
        wire.reader(CampaignMetric.class, Audit.CELLS),
        wire.reader(EpochPart.class, Audit.EPOCHS));
  }
}
