package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.api.Problem;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What administrators do: people, their roles and campaigns, tokens, the audit log. */
final class PeopleRoutes {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CAMPAIGNS = 10_000;
  private static final int MOST_ENTRIES = 500;

  private final Transactions transactions;
  private final Visitors visitors;
  private final AuditLog audit;

  record PeopleAnswer(List<Person> people) {}

  record NewPerson(String name, Role role, List<String> campaigns) {}

  /** The password is told here and never again. */
  record AddedPerson(
      @JsonProperty("person_no") int personNo,
      @JsonProperty("one_time_password") String oneTimePassword) {}

  /** What is null stays. */
  record PersonChange(Role role, Boolean disabled) {}

  record Campaigns(List<String> campaigns) {}

  record EntriesAnswer(List<AuditEntry> entries) {}

  PeopleRoutes(Transactions transactions, Visitors visitors, AuditLog audit) {
    this.transactions = transactions;
    this.visitors = visitors;
    this.audit = audit;
  }

  void routes(JavalinConfig javalin) {
    var people = Access.BASE + "/people";
    javalin.routes.get(people, this::people, Need.ADMINISTRATOR);
    javalin.routes.post(people, this::add, Need.ADMINISTRATOR);
    javalin.routes.patch(people + "/{no}", this::change, Need.ADMINISTRATOR);
    javalin.routes.put(people + "/{no}/campaigns", this::grant, Need.ADMINISTRATOR);
    javalin.routes.post(people + "/{no}/password", this::resetPassword, Need.ADMINISTRATOR);
    javalin.routes.delete(people + "/{no}/sessions", this::endSessions, Need.ADMINISTRATOR);
    javalin.routes.get(Access.BASE + "/tokens", this::tokens, Need.ADMINISTRATOR);
    javalin.routes.delete(Access.BASE + "/tokens/{no}", this::revoke, Need.ADMINISTRATOR);
    javalin.routes.get(Access.BASE + "/audit-entries", this::entries, Need.ADMINISTRATOR);
  }

  /** The number in the path. */
  static int number(Context request) {
    try {
      return Integer.parseInt(request.pathParam("no"));
    } catch (NumberFormatException e) {
      throw Problem.notFound("There is nobody and nothing of this number.");
    }
  }

  private void people(Context request) throws SQLException {
    Bodies.answer(request, new PeopleAnswer(transactions.of(Viewer.everything(), People::all)));
  }

  private void add(Context request) throws SQLException {
    var body = Bodies.read(request, NewPerson.class);
    var name = Bodies.text("name", body.name(), LONGEST_NAME).strip();
    if (body.role() == null) {
      throw Problem.badRequest("The field role is missing.");
    }
    var campaigns = campaigns(body.campaigns() == null ? List.of() : body.campaigns());
    var password = Secrets.oneTimePassword();
    var hash = Passwords.hash(password);
    int number;
    try {
      number =
          transactions.of(
              Viewer.everything(),
              connection -> {
                var no = People.add(connection, name, body.role(), hash);
                People.grant(connection, no, campaigns);
                audit.write(
                    connection,
                    request,
                    Action.PERSON_CREATED,
                    null,
                    Map.of(
                        "person_no", no,
                        "person", name,
                        "role", body.role().name(),
                        "campaigns", campaigns));
                return no;
              });
    } catch (SQLException e) {
      if (People.NAME_TAKEN.equals(e.getSQLState())) {
        throw Problem.conflict("Somebody is called so already.");
      }
      throw e;
    }
    Bodies.answer(request.status(201), new AddedPerson(number, password));
  }

  private void change(Context request) throws SQLException {
    var body = Bodies.read(request, PersonChange.class);
    var number = number(request);
    transactions.of(
        Viewer.everything(),
        connection -> {
          var before = person(connection, number);
          var role = body.role() == null ? before.role() : body.role();
          var disabled = body.disabled() == null ? before.disabled() : body.disabled();
          var administers = role == Role.ADMINISTRATOR && !disabled;
          if (!administers && People.otherAdministrators(connection, number) == 0) {
            throw Problem.conflict("Somebody must stay administrator.");
          }
          People.change(connection, number, role, disabled);
          if (disabled) {
            Sessions.endAll(connection, number);
          }
          audit.write(
              connection,
              request,
              Action.PERSON_CHANGED,
              null,
              Map.of(
                  "person_no", number,
                  "person", before.name(),
                  "role", change(before.role().name(), role.name()),
                  "disabled", change(before.disabled(), disabled)));
          return null;
        });
    done(request);
  }

  private void grant(Context request) throws SQLException {
    var campaigns = campaigns(Bodies.read(request, Campaigns.class).campaigns());
    var number = number(request);
    transactions.of(
        Viewer.everything(),
        connection -> {
          var before = person(connection, number);
          People.grant(connection, number, campaigns);
          var granted = new ArrayList<>(campaigns);
          granted.removeAll(before.campaigns());
          var revoked = new ArrayList<>(before.campaigns());
          revoked.removeAll(campaigns);
          audit.write(
              connection,
              request,
              Action.GRANTS_CHANGED,
              null,
              Map.of(
                  "person_no", number,
                  "person", before.name(),
                  "granted", granted,
                  "revoked", revoked));
          return null;
        });
    done(request);
  }

  private void resetPassword(Context request) throws SQLException {
    var number = number(request);
    var password = Secrets.oneTimePassword();
    var hash = Passwords.hash(password);
    transactions.of(
        Viewer.everything(),
        connection -> {
          var person = person(connection, number);
          People.setPassword(connection, number, hash, true);
          Sessions.endAll(connection, number);
          audit.write(connection, request, Action.PASSWORD_RESET, null, about(person));
          return null;
        });
    visitors.forget();
    Bodies.answer(request, new AddedPerson(number, password));
  }

  private void endSessions(Context request) throws SQLException {
    var number = number(request);
    transactions.of(
        Viewer.everything(),
        connection -> {
          var person = person(connection, number);
          Sessions.endAll(connection, number);
          audit.write(connection, request, Action.SESSIONS_ENDED, null, about(person));
          return null;
        });
    done(request);
  }

  private void tokens(Context request) throws SQLException {
    Bodies.answer(
        request, new AccountRoutes.TokensAnswer(transactions.of(Viewer.everything(), Tokens::all)));
  }

  private void revoke(Context request) throws SQLException {
    var number = number(request);
    transactions.of(
        Viewer.everything(),
        connection -> {
          if (!Tokens.revoke(connection, number)) {
            throw Problem.notFound("There is no such token.");
          }
          audit.write(connection, request, Action.TOKEN_REVOKED, null, Map.of("token_no", number));
          return null;
        });
    done(request);
  }

  private void entries(Context request) throws SQLException {
    var limit = Math.min(MOST_ENTRIES, number(request, "limit", 100L).intValue());
    var person = number(request, "person", null);
    Bodies.answer(
        request,
        new EntriesAnswer(
            audit.entries(
                number(request, "before", Long.MAX_VALUE),
                person == null ? null : person.intValue(),
                limit)));
  }

  private static Long number(Context request, String parameter, Long fallback) {
    var text = request.queryParam(parameter);
    if (text == null) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw Problem.badRequest("The parameter " + parameter + " is no number.");
    }
    return Long.valueOf(text);
  }

  private static Person person(Connection connection, int number) throws SQLException {
    return People.byNumber(connection, number)
        .orElseThrow(() -> Problem.notFound("There is nobody of this number."));
  }

  private static List<String> campaigns(List<String> given) {
    if (given == null
        || given.size() > MOST_CAMPAIGNS
        || given.stream().anyMatch(Objects::isNull)) {
      throw Problem.badRequest(
          "The field campaigns is a list of at most %d ids.".formatted(MOST_CAMPAIGNS));
    }
    return given.stream().distinct().sorted().toList();
  }

  private static Map<String, Object> about(Person person) {
    return Map.of("person_no", person.personNo(), "person", person.name());
  }

  private static Map<String, Object> change(Object before, Object after) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("from", before);
    change.put("to", after);
    return change;
  }

  private void done(Context request) {
    visitors.forget();
    request.status(204);
  }
}
