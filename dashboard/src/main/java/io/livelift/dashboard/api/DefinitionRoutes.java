package io.livelift.dashboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.access.Action;
import io.livelift.dashboard.access.AuditLog;
import io.livelift.dashboard.access.Grants;
import io.livelift.dashboard.access.Visitor;
import io.livelift.dashboard.definition.Change;
import io.livelift.dashboard.definition.DefinitionDesk;
import io.livelift.dashboard.definition.DefinitionDesk.ConflictException;
import io.livelift.dashboard.definition.DefinitionForm;
import io.livelift.dashboard.definition.Editor;
import io.livelift.dashboard.definition.FieldProblem;
import io.livelift.dashboard.definition.KnownVersion;
import io.livelift.dashboard.definition.Publisher.NotPublishedException;
import io.livelift.dashboard.definition.Restatement;
import io.livelift.dashboard.directory.AudienceCount;
import io.livelift.dashboard.directory.AudienceQuery;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.directory.ExpectedArms;
import io.livelift.dashboard.store.Viewer;
import io.livelift.dashboard.views.RegionStep;
import io.livelift.dashboard.views.Stamp;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The definition of a campaign: what holds, what a change would do, and its publication. */
final class DefinitionRoutes {
  private static final int LONGEST_ID = 256;

  private final Editing editing;
  private final AuditLog audit;

  DefinitionRoutes(Editing editing, AuditLog audit) {
    this.editing = editing;
    this.audit = audit;
  }

  /** The history of a definition; the first version is the newest. */
  record Known(
      @JsonUnwrapped Stamp stamp,
      @JsonProperty("campaign_id") String campaignId,
      List<KnownVersion> versions) {}

  /**
   * What publishing a form would do.
   *
   * @param changes empty while there are problems, as are those that follow null
   */
  record Preview(
      Collection<FieldProblem> problems,
      List<Change> changes,
      Restatement restatement,
      Audience audience) {}

  /**
   * Whom a definition would target, by the profiles that are known.
   *
   * @param withoutConsent people who match but have not consented
   * @param arms who is held out depends on each id, which is not kept: these are expectations
   * @param directory whether all profiles have been read
   */
  record Audience(
      long known,
      long members,
      @JsonProperty("without_consent") long withoutConsent,
      ExpectedArms arms,
      List<Province> provinces,
      Directory.State directory) {}

  record Province(RegionStep region, long members) {}

  record Published(long version, int partition, long offset, List<Change> changes) {}

  /** A problem document that also tells what is wrong with which field. */
  record Refused(String type, String title, int status, String detail, Collection<?> problems) {
    static Refused of(Collection<?> problems) {
      return new Refused(
          "about:blank", "Bad Request", 400, "The form has problems: see each of them.", problems);
    }
  }

  void routes(JavalinConfig config, String base) {
    var path = base + "/campaigns/{id}/definition";
    config.routes.get(path, this::known);
    config.routes.post(path, request -> publish(request, true));
    config.routes.put(path, request -> publish(request, false));
    config.routes.post(path + "/preview", this::preview);
  }

  private void known(Context request) throws SQLException {
    var id = request.pathParam("id");
    var versions = editing.desk().history(Visitor.of(request).viewer(), id);
    if (versions.isEmpty()) {
      throw Problem.notFound("There is no such campaign.");
    }
    answer(request, new Known(editing.stamp(Visitor.of(request).viewer()), id, versions));
  }

  private void preview(Context request) throws SQLException {
    var id = campaignId(request);
    var form = DefinitionForm.of(id, Sent.json(request).path("definition"));
    if (!form.problems().isEmpty()) {
      answer(request, new Preview(form.problems(), List.of(), null, null));
      return;
    }
    var history = editing.desk().history(Visitor.of(request).viewer(), id);
    var changes = editing.desk().changes(Visitor.of(request).viewer(), id, form);
    var campaign = form.campaign(0);
    var count = editing.transactions().own(c -> AudienceQuery.count(c, campaign));
    answer(
        request,
        new Preview(
            form.problems(),
            changes,
            Restatement.of(history.isEmpty(), changes, count.known()),
            campaign.getAudienceKind() == AudienceKind.PATIENT ? null : audience(campaign, count)));
  }

  private Audience audience(Campaign campaign, AudienceCount count) {
    return new Audience(
        count.known(),
        count.members(),
        count.withoutConsent(),
        ExpectedArms.of(count.members(), campaign.getHoldoutPercent()),
        count.membersByProvince().entrySet().stream()
            .map(entry -> new Province(RegionStep.of(entry.getKey()), entry.getValue()))
            .sorted(Comparator.comparingLong(Province::members).reversed())
            .toList(),
        editing.directory().get());
  }

  private void publish(Context request, boolean isNew) throws SQLException {
    var id = campaignId(request);
    if (!isNew && !Visitor.of(request).rights().sees(id)) {
      throw Problem.notFound("There is no such campaign.");
    }
    var sent = Sent.json(request);
    var form = DefinitionForm.of(id, sent.path("definition"));
    if (!form.problems().isEmpty()) {
      refuse(request, form.problems());
      return;
    }
    var wish = new DefinitionDesk.Wish(id, isNew ? null : edited(sent), form);
    try {
      var published = editing.desk().publish(new Editor(Visitor.of(request).name()), wish);
      note(request, id, published, isNew);
      answer(
          request.status(isNew ? 201 : 200),
          new Published(
              published.version(),
              published.place().partition(),
              published.place().offset(),
              published.changes()));
    } catch (ConflictException e) {
      throw Problem.conflict(e.getMessage());
    } catch (NotPublishedException e) {
      throw Problem.unavailable(e.getMessage());
    }
  }

  /** Who creates a campaign may see and edit it from then on. */
  private void note(Context request, String id, DefinitionDesk.Published published, boolean isNew)
      throws SQLException {
    var visitor = Visitor.of(request);
    editing
        .transactions()
        .of(
            Viewer.everything(),
            connection -> {
              if (isNew && !visitor.rights().isEverything()) {
                Grants.add(connection, visitor.personNo(), id);
              }
              audit.write(
                  connection,
                  request,
                  Action.DEFINITION_PUBLISHED,
                  id,
                  Map.of("version", published.version(), "changes", published.changes()));
              return null;
            });
  }

  private static long edited(JsonNode sent) {
    var edited = sent.path("edited_version");
    if (!edited.isIntegralNumber()) {
      throw Problem.badRequest("The field edited_version is missing.");
    }
    return edited.longValue();
  }

  private static String campaignId(Context request) {
    var id = request.pathParam("id");
    if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badRequest(
          "A campaign's id is 1 to 256 characters long and has no control characters.");
    }
    return id;
  }

  static void refuse(Context request, Collection<?> problems) {
    request
        .status(400)
        .contentType(Problem.CONTENT_TYPE)
        .header("Cache-Control", "no-store")
        .result(Api.json(Refused.of(problems)));
  }

  static void answer(Context request, Object value) {
    request
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(Api.json(value));
  }
}
