package io.livelift.dashboard.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.definition.DefinitionDesk.ConflictException;
import io.livelift.dashboard.definition.Publisher.NotPublishedException;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.TestPostgres;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionDeskIT {
  private static final String TOPIC = "livelift.campaigns";
  private static final Editor MAY = new Editor("may");

  private final StoreConfig store = TestPostgres.newDatabase();
  private final List<Campaign> log = new ArrayList<>();
  private NotPublishedException failure;
  private boolean allRead = true;
  private PostgresFrames frames;
  private Transactions transactions;
  private DefinitionDesk desk;

  /** A log in memory: what is sent is in it at once. */
  private final class LogInMemory implements Publisher {
    @Override
    public Place publish(Campaign campaign) throws NotPublishedException {
      if (failure != null) {
        throw failure;
      }
      log.add(campaign);
      return new Place(0, log.size() - 1);
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws SQLException {
    frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    transactions = new Transactions(store);
    desk = new DefinitionDesk(transactions, new LogInMemory(), () -> allRead);
  }

  @Test
  void nobodyCanTakeAnIdBeforeAllThatWasPublishedHasBeenRead() throws Exception {
    allRead = false;
    assertThatThrownBy(() -> publish(null, "mine"))
        .isInstanceOf(NotPublishedException.class)
        .hasMessageContaining("try again in a moment");
    assertThat(log).isEmpty();
    allRead = true;
    assertThat(publish(null, "mine")).isEqualTo(1);
  }

  @AfterEach
  void close() {
    transactions.close();
    frames.close();
  }

  private static DefinitionForm form(String name) {
    ObjectNode json = DefinitionJson.of(MadeUp.campaign("spring", 0, name, MadeUp.T0));
    return DefinitionForm.of("spring", json);
  }

  private long publish(Long edited, String name) throws Exception {
    return desk.publish(MAY, new DefinitionDesk.Wish("spring", edited, form(name))).version();
  }

  /** The sink reads what is in the log. */
  private void sink() throws SQLException {
    frames.define(log, Map.of());
  }

  private KnownVersion newest() throws SQLException {
    return desk.history(Viewer.everything(), "spring").get(0);
  }

  private static AppliedFrame frame(long frame, long epoch, long campaignsRead) {
    var topic =
        new AppliedFrame.Topic(
            TOPIC,
            Map.of(0, campaignsRead),
            campaignsRead,
            campaignsRead,
            0,
            0,
            0,
            Map.of(),
            0,
            0,
            0,
            0,
            0,
            0,
            true);
    return new AppliedFrame(frame, epoch, Instant.now(), 0, List.of(topic));
  }

  @Test
  void aNewCampaignIsVersionOneAndComesInForceWithTheEpochThatCoversIt() throws Exception {
    assertThat(publish(null, "Spring")).isEqualTo(1);
    assertThat(newest().state()).isEqualTo(KnownVersion.State.PUBLISHED);
    sink();
    assertThat(newest().state()).isEqualTo(KnownVersion.State.ARRIVED);
    var watch = new InForceWatch(transactions, TOPIC);
    watch.look(frame(7, 70, 0));
    assertThat(newest().state()).isEqualTo(KnownVersion.State.ARRIVED);
    watch.look(frame(8, 80, 1));
    watch.look(frame(9, 90, 1));
    assertThat(newest().state()).isEqualTo(KnownVersion.State.IN_FORCE);
    assertThat(newest().inForceEpoch()).isEqualTo(80);
  }

  @Test
  void whoEditsAnOldVersionIsToldWhoWasQuicker() throws Exception {
    publish(null, "Spring");
    assertThat(publish(1L, "Summer")).isEqualTo(2);
    assertThatThrownBy(() -> publish(1L, "Autumn"))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "Version 2 was published by may while you edited version 1: load it, and enter your"
                + " changes again.");
    assertThat(log).hasSize(2);
  }

  @Test
  void aCampaignIsNotCreatedTwiceNorEditedBeforeItIsThere() throws Exception {
    assertThatThrownBy(() -> publish(1L, "Spring"))
        .hasMessage("There is no such campaign to edit: create it.");
    publish(null, "Spring");
    assertThatThrownBy(() -> publish(null, "Spring"))
        .hasMessage("There is already a campaign with this id, at version 1: open it to edit it.");
  }

  @Test
  void aCampaignOfWhichOnlyNumbersAreKnownIsNotCreatedAnew() throws Exception {
    frames.apply(
        MadeUp.frame(
            1,
            List.of(
                MadeUp.cell(MadeUp.toDate("spring", MadeUp.T0, ""), Map.of(Measure.REACH, 40L))),
            100));
    assertThatThrownBy(() -> publish(null, "Mine now"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("whose definition has not been read yet");
    assertThat(log).isEmpty();
  }

  @Test
  void aVersionFromElsewhereCounts() throws Exception {
    log.add(MadeUp.campaign("spring", 41, "Elsewhere", MadeUp.T0));
    sink();
    assertThatThrownBy(() -> publish(40L, "Mine"))
        .hasMessageStartingWith("Version 41 was published while you edited version 40");
    assertThat(publish(41L, "Mine")).isEqualTo(42);
  }

  @Test
  void whatKafkaCertainlyDidNotTakeLeavesNothingBehind() throws Exception {
    failure = new NotPublishedException("Kafka is away.", false, null);
    assertThatThrownBy(() -> publish(null, "Spring")).hasMessage("Kafka is away.");
    assertThat(desk.history(Viewer.everything(), "spring")).isEmpty();
    failure = null;
    assertThat(publish(null, "Spring")).isEqualTo(1);
  }

  @Test
  void whatKafkaMayHaveTakenKeepsItsNumber() throws Exception {
    publish(null, "Spring");
    failure = new NotPublishedException("No answer.", true, null);
    assertThatThrownBy(() -> publish(1L, "Lost")).hasMessage("No answer.");
    assertThat(newest().state()).isEqualTo(KnownVersion.State.SENDING);
    failure = null;
    assertThat(publish(1L, "Again")).as("1 is the newest that is certain").isEqualTo(3);
  }

  @Test
  void aVersionThatAnotherRecordOvertookIsToldAsSuch() throws Exception {
    publish(null, "Spring");
    publish(1L, "Mine");
    log.set(1, MadeUp.campaign("spring", 2, "Quicker", MadeUp.T0));
    sink();
    assertThat(newest().state()).isEqualTo(KnownVersion.State.OVERTAKEN);
    assertThat(newest().definition()).contains("Quicker");
  }
}
