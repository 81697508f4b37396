package io.livelift.dashboard.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.dashboard.definition.Publisher.NotPublishedException;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Publishes new versions. A version is first reserved in Postgres, so that two people cannot
 * publish the same one, then sent, then noted as sent: whatever breaks in between, it is known that
 * it may have been sent.
 */
public final class DefinitionDesk implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Transactions transactions;
  private final Publisher publisher;
  private final BooleanSupplier allRead;

  /**
   * What is to be published.
   *
   * @param editedVersion the version that was on the screen; null for a new campaign
   */
  public record Wish(String campaignId, Long editedVersion, DefinitionForm form) {}

  /** A published version, and what it changed. */
  public record Published(long version, Publisher.Place place, List<Change> changes) {}

  /** Somebody else was quicker; the message is a sentence for readers. */
  public static final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    ConflictException(String sentence) {
      super(sentence);
    }
  }

  private record Reserved(int campaignNo, long version, List<Change> changes) {}

  /**
   * @param allRead whether the campaigns that were published before have been read: until then an
   *     id that looks free may be somebody else's
   */
  public DefinitionDesk(Transactions transactions, Publisher publisher, BooleanSupplier allRead) {
    this.transactions = transactions;
    this.publisher = publisher;
    this.allRead = allRead;
  }

  /**
   * Publishes a version whose form has no problems, and returns once Kafka has it for good.
   *
   * @throws ConflictException if the edited version is not the newest one
   * @throws NotPublishedException if Kafka does not take it, or it is too early for a new campaign
   */
  public Published publish(Editor editor, Wish wish)
      throws SQLException, ConflictException, NotPublishedException {
    if (wish.editedVersion() == null && !allRead.getAsBoolean()) {
      throw new NotPublishedException(
          "The campaigns that were published before have not all been read: try again in a moment.",
          false,
          null);
    }
    var reserved = reserve(editor, wish);
    var campaign = wish.form().campaign(reserved.version());
    Publisher.Place place;
    try {
      place = publisher.publish(campaign);
    } catch (NotPublishedException e) {
      if (!e.mayArrive()) {
        transactions.carryOut(
            connection ->
                DefinitionStore.notSent(connection, reserved.campaignNo(), reserved.version()));
      }
      throw e;
    }
    transactions.carryOut(
        connection ->
            DefinitionStore.published(
                connection, reserved.campaignNo(), reserved.version(), place));
    return new Published(reserved.version(), place, reserved.changes());
  }

  /** The versions of a campaign, newest first; empty if it is not there for the viewer. */
  public List<KnownVersion> history(Viewer viewer, String campaignId) throws SQLException {
    return transactions.of(viewer, connection -> history(connection, campaignId));
  }

  /** What a form would change; of a campaign that does not exist everything. */
  public List<Change> changes(Viewer viewer, String campaignId, DefinitionForm form)
      throws SQLException {
    return changes(newest(history(viewer, campaignId)), form);
  }

  @Override
  public void close() {
    publisher.close();
  }

  /** The newest version that is in the log for certain. */
  public static Optional<KnownVersion> newest(List<KnownVersion> history) {
    return history.stream().filter(v -> v.state() != KnownVersion.State.SENDING).findFirst();
  }

  private static List<KnownVersion> history(Connection connection, String campaignId)
      throws SQLException {
    var number = DefinitionStore.knownNumber(connection, campaignId);
    return number.isEmpty() ? List.of() : DefinitionStore.history(connection, number.get());
  }

  private Reserved reserve(Editor editor, Wish wish) throws SQLException, ConflictException {
    var answer = transactions.own(connection -> reserve(connection, editor, wish));
    if (answer.conflict() != null) {
      throw answer.conflict();
    }
    return answer.reserved();
  }

  private record Answer(Reserved reserved, ConflictException conflict) {}

  private static Answer reserve(Connection connection, Editor editor, Wish wish)
      throws SQLException {
    DefinitionStore.lock(connection, wish.campaignId());
    var history = history(connection, wish.campaignId());
    var newest = newest(history);
    var conflict = conflict(wish, newest);
    if (conflict == null
        && history.isEmpty()
        && DefinitionStore.hasCells(connection, wish.campaignId())) {
      // Somebody else's, of which only numbers are known: who creates it would come to see them.
      conflict =
          new ConflictException(
              "There is already a campaign with this id, whose definition has not been read yet:"
                  + " try again later, or choose another id.");
    }
    if (conflict != null) {
      return new Answer(null, conflict);
    }
    DefinitionStore.number(connection, wish.campaignId());
    var number = DefinitionStore.knownNumber(connection, wish.campaignId()).orElseThrow();
    var version = history.isEmpty() ? 1 : history.get(0).version() + 1;
    var changes = changes(newest, wish.form());
    DefinitionStore.sending(
        connection, number, wish.form().campaign(version), write(changes), editor);
    return new Answer(new Reserved(number, version, changes), null);
  }

  private static ConflictException conflict(Wish wish, Optional<KnownVersion> newest) {
    if (newest.isEmpty()) {
      return wish.editedVersion() == null
          ? null
          : new ConflictException("There is no such campaign to edit: create it.");
    }
    var version = newest.get().version();
    if (wish.editedVersion() == null) {
      return new ConflictException(
          "There is already a campaign with this id, at version %d: open it to edit it."
              .formatted(version));
    }
    if (wish.editedVersion() != version) {
      var by = newest.get().publishedBy();
      return new ConflictException(
          "Version %d was published%s while you edited version %d: load it, and enter your changes again."
              .formatted(version, by == null ? "" : " by " + by, wish.editedVersion()));
    }
    return null;
  }

  private static List<Change> changes(Optional<KnownVersion> newest, DefinitionForm form) {
    var before =
        newest
            .map(version -> (ObjectNode) DefinitionJson.stored(version.definition()))
            .orElseGet(JSON::createObjectNode);
    return Change.between(before, DefinitionJson.compared(form.campaign(0)));
  }

  private static String write(List<Change> changes) {
    try {
      return JSON.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The changes of a definition have no JSON form.", e);
    }
  }
}
