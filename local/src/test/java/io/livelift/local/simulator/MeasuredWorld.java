package io.livelift.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.Channel;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.JobHarness;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.source.RawRecord;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** Some days of a simulated world: what is true in them, and what the job published of them. */
final class MeasuredWorld {
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private static final String VIEWS = "livelift.content-views";
  private static final String PRESCRIPTIONS = "livelift.prescriptions";

  private final World world;
  private final List<SimulatedEvent> events;
  private final Map<String, Channel> causes = new HashMap<>();
  private final Set<String> anyway = new HashSet<>();
  private final Map<CellKey, Map<String, Long>> cells = new HashMap<>();

  private MeasuredWorld(long seed, int physicians, double eventsPerSecond, Duration days) {
    world =
        new World(
            seed, physicians, START, new RatePlan(Map.of(START, eventsPerSecond)), this::tell);
    events = world.events(START, START.plus(days));
  }

  /** Lives and measures some days. */
  static MeasuredWorld of(long seed, int physicians, double eventsPerSecond, Duration days) {
    var measured = new MeasuredWorld(seed, physicians, eventsPerSecond, days);
    try {
      measured.measure();
    } catch (Exception e) {
      throw new IllegalStateException("The job failed in the world of seed " + seed + ".", e);
    }
    return measured;
  }

  List<SimulatedCampaign> campaigns() {
    return world.physicianCampaigns();
  }

  /** The measures of the nation of CAMPAIGN, by value of the breakdown. */
  Map<String, Map<String, Long>> nation(SimulatedCampaign campaign, Breakdown breakdown) {
    Map<String, Map<String, Long>> byValue = new HashMap<>();
    cells.forEach(
        (key, measures) -> {
          if (key.campaignId().equals(campaign.definition().getCampaignId())
              && key.breakdown() == breakdown) {
            byValue.put(key.value(), measures);
          }
        });
    return byValue;
  }

  /**
   * By how much the campaign has raised the share of prescribers in the treated arm: members who
   * prescribe and would not have without it, per member. Exact, since the simulator knows of each
   * prescription whether it would have been issued anyway.
   */
  double trueLift(SimulatedCampaign campaign) {
    var prescribers = new HashSet<String>();
    var prescribersAnyway = new HashSet<String>();
    for (var prescription : livePrescriptions(campaign)) {
      prescribers.add(prescription.physicianId());
      if (anyway.contains(prescription.id())) {
        prescribersAnyway.add(prescription.physicianId());
      }
    }
    long treated = 0;
    long moved = 0;
    for (var physician : world.population().physicians()) {
      if (campaign.isAudienceMember(physician) && !campaign.isControl(physician.id())) {
        treated++;
        moved +=
            prescribers.contains(physician.id()) && !prescribersAnyway.contains(physician.id())
                ? 1
                : 0;
      }
    }
    return (double) moved / treated;
  }

  /** The live prescriptions that a channel has caused, by channel. */
  Map<Channel, Long> caused(SimulatedCampaign campaign) {
    Map<Channel, Long> caused = new HashMap<>();
    for (var prescription : livePrescriptions(campaign)) {
      var channel = causes.get(prescription.id());
      if (channel != null) {
        caused.merge(channel, 1L, Long::sum);
      }
    }
    return caused;
  }

  private record Live(String id, String physicianId) {}

  private Set<Live> livePrescriptions(SimulatedCampaign campaign) {
    var issued = new HashSet<Live>();
    var cancelled = new HashSet<Live>();
    for (var event : events) {
      if (event.content() instanceof SimulatedEvent.Prescription content
          && campaign
              .definition()
              .getProductIds()
              .contains(content.prescription().getProductId())) {
        var prescription = content.prescription();
        var live = new Live(prescription.getPrescriptionId(), prescription.getPhysicianId());
        var isIssued = prescription.getStatus() == PrescriptionStatus.ISSUED;
        (isIssued ? issued : cancelled).add(live);
      }
    }
    issued.removeAll(cancelled);
    return issued;
  }

  private void tell(String prescriptionId, Channel channel) {
    if (channel == null) {
      anyway.add(prescriptionId);
    } else {
      causes.put(prescriptionId, channel);
    }
  }

  private void measure() throws Exception {
    var config =
        JobConfig.defaults("no-broker:0")
            .withLateness(LatenessConfig.unbounded())
            .withoutWithholding();
    try (var job = new JobHarness(config)) {
      for (var record : records()) {
        job.read(record);
      }
      var reader = new SingleObjectReader<>(CampaignMetric.class);
      for (var published : job.nextEpoch()) {
        if (published.topic() == OutputTopic.CAMPAIGN_METRICS) {
          keep(CellKey.parse(new String(published.key(), UTF_8)), reader, published.value());
        }
      }
    }
  }

  private void keep(CellKey key, SingleObjectReader<CampaignMetric> reader, byte[] value)
      throws Exception {
    if (key.granularity() == Granularity.CAMPAIGN && key.region().isEmpty()) {
      cells.put(key, reader.read(value).getMeasures());
    }
  }

  private List<RawRecord> records() {
    var records = new ArrayList<RawRecord>();
    var campaigns = new SingleObjectWriter<>(Campaign.class);
    for (var campaign : world.campaigns()) {
      add(records, "livelift.campaigns", START, campaigns.write(campaign));
    }
    var profiles = new SingleObjectWriter<>(Physician.class);
    for (var physician : world.physicians()) {
      add(records, "livelift.physicians", START, profiles.write(physician));
    }
    for (var event : events) {
      if (event.content() instanceof SimulatedEvent.View view
          && view.view().getPatientId() == null) {
        add(records, VIEWS, event.sentAt(), bytes(view.view()));
      } else if (event.content() instanceof SimulatedEvent.Prescription prescription) {
        add(records, PRESCRIPTIONS, event.sentAt(), bytes(prescription.prescription()));
      }
    }
    return records;
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecordBase> byte[] bytes(T record) {
    return new SingleObjectWriter<>((Class<T>) record.getClass()).write(record);
  }

  private static void add(List<RawRecord> records, String topic, Instant arrival, byte[] value) {
    records.add(new RawRecord(topic, 0, records.size(), arrival.toEpochMilli(), null, value));
  }
}
