package io.livelift.bench.micro;

import io.livelift.bench.load.AcceptedLoad;
import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.simulate.JourneysOfSubtask;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.OpenJourney;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Physicians who all have equally many events, and what comes next to each.
 *
 * @param book the campaigns in force
 */
record People(CampaignBook book, List<Someone> all) {
  private static final int SIZE = 256;

  /** Among so many further events nearly everybody has both a view and a prescription. */
  private static final int FURTHER = 40;

  /** Does not care what becomes of records. */
  static final OpenJourney.Listener NOBODY =
      new OpenJourney.Listener() {
        @Override
        public void received(InputTopic topic, LogPosition position, Receipt receipt) {}

        @Override
        public void resolved(PersonEvent.Resolved prescription) {}
      };

  /**
   * @param journey the bytes of a journey with a profile and the events
   */
  record Someone(
      String id,
      byte[] journey,
      PersonEvent.Viewed nextView,
      PersonEvent.Issued nextPrescription) {}

  static People having(int events) throws Exception {
    var records = (long) SIZE * (events + FURTHER);
    var load = new AcceptedLoad(Load.past(new LoadSpec(1, SIZE, 10, records, 5, Skew.UNIFORM)));
    Map<String, List<PersonEvent>> byPerson = new HashMap<>();
    load.next(
        records,
        event -> byPerson.computeIfAbsent(event.personId(), id -> new ArrayList<>()).add(event));
    var book = load.campaigns();
    var journeys =
        new JourneysOfSubtask(
            PersonKind.PHYSICIAN, JobConfig.defaults("nowhere:1"), book, sum -> {}, told -> {});
    for (var i = 0; i < load.physicians(); i++) {
      var profile = load.profile(i);
      journeys.add(profile);
      for (var event : firstOf(byPerson, profile.personId(), events)) {
        journeys.add(event);
      }
    }
    journeys.barrier();
    var all = new ArrayList<Someone>();
    byPerson.forEach(
        (id, ofPerson) -> {
          var rest = ofPerson.subList(Math.min(events, ofPerson.size()), ofPerson.size());
          var view = first(PersonEvent.Viewed.class, rest);
          var prescription = first(PersonEvent.Issued.class, rest);
          if (view != null && prescription != null) {
            all.add(new Someone(id, journeys.journey(id), view, prescription));
          }
        });
    return new People(book, all);
  }

  private static List<PersonEvent> firstOf(
      Map<String, List<PersonEvent>> byPerson, String id, int events) {
    var ofPerson = byPerson.getOrDefault(id, List.of());
    return ofPerson.subList(0, Math.min(events, ofPerson.size()));
  }

  private static <E> E first(Class<E> kind, List<PersonEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }
}
