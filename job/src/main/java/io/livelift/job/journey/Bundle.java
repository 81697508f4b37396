package io.livelift.job.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * The records of one person that came since the last barrier, and the journey as it was. They wait
 * as they are: a journey that is read only to be changed, and written at once, is never in memory
 * beside tens of thousands of others.
 */
public final class Bundle {
  private final String personId;
  private final byte[] before;
  private final long foldUntil;
  private final List<PersonEvent> events = new ArrayList<>(2);

  /**
   * @param before the journey's bytes, or null if there is none yet
   * @param foldUntil until when the journey may be folded before it takes the records
   */
  public Bundle(String personId, byte[] before, long foldUntil) {
    this.personId = personId;
    this.before = before;
    this.foldUntil = foldUntil;
  }

  public String personId() {
    return personId;
  }

  /** About where the person is, by a number that is close to those nearby. */
  int place() {
    return before == null ? 0 : JourneyCodec.place(before);
  }

  long foldUntil() {
    return foldUntil;
  }

  public void add(PersonEvent event) {
    events.add(event);
  }

  /** In the order in which they came. */
  public List<PersonEvent> events() {
    return events;
  }

  /** The person as it was before the records. */
  public Person open(PersonKind kind) {
    var journey = before == null ? new Journey() : JourneyCodec.decode(before, personId);
    return new Person(kind, personId, journey);
  }
}
