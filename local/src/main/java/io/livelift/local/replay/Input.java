package io.livelift.local.replay;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.TopicsConfig;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One of the five inputs.
 *
 * @param name of its file, without the ending
 * @param key of its Kafka record; all records of one person share one
 * @param eventTime epoch milliseconds; empty for what is never late
 */
record Input<T extends SpecificRecordBase>(
    String name,
    String topic,
    Class<T> type,
    Function<T, String> key,
    Function<T, OptionalLong> eventTime) {
  static final String CAMPAIGNS = "campaigns";

  /** All five; definitions before events, so that events count as soon as they are read. */
  static List<Input<?>> all(TopicsConfig topics) {
    return List.of(
        new Input<>(
            CAMPAIGNS,
            topics.campaigns(),
            Campaign.class,
            Campaign::getCampaignId,
            campaign -> OptionalLong.empty()),
        new Input<>(
            "physicians",
            topics.physicians(),
            Physician.class,
            physician ->
                physician.getPhysicianId() + "@" + physician.getEffectiveFrom().toEpochMilli(),
            physician -> OptionalLong.empty()),
        new Input<>(
            "erasures",
            topics.erasures(),
            Erasure.class,
            Input::subject,
            erasure -> OptionalLong.empty()),
        new Input<>(
            "content-views",
            topics.contentViews(),
            ContentView.class,
            Input::viewer,
            view -> OptionalLong.of(view.getEventTime().toEpochMilli())),
        new Input<>(
            "prescriptions",
            topics.prescriptions(),
            PrescriptionEvent.class,
            PrescriptionEvent::getPhysicianId,
            prescription -> OptionalLong.of(prescription.getEventTime().toEpochMilli())));
  }

  private static String subject(Erasure erasure) {
    return erasure.getPhysicianId() == null
        ? "patient/" + erasure.getPatientId()
        : "physician/" + erasure.getPhysicianId();
  }

  /** A view without a viewer is for the job to reject. */
  private static String viewer(ContentView view) {
    if (view.getPhysicianId() != null) {
      return view.getPhysicianId();
    }
    return view.getPatientId() == null ? "" : view.getPatientId();
  }
}
