package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.livelift.dashboard.api.Problem;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people do with their own account: the password, and tokens for programs. */
final class AccountRoutes {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_CAMPAIGNS = 1000;
  private static final int MOST_DAYS = 366;

  private final Transactions transactions;
  private final SignIn signIn;
  private final Visitors visitors;
  private final AuditLog audit;
  private final Clock clock;

  /** Of one person; who has the session could guess the password otherwise. */
  private final RateLimit attempts =
      new RateLimit(
          5,
          Duration.ofSeconds(30),
          "Too many attempts to change the password; wait as long as Retry-After says.");

  record NewPassword(String current, @JsonProperty("new") String wanted) {}

  record NewToken(String name, List<String> campaigns, int days) {}

  /** The token is told here and never again. */
  record IssuedToken(String token, @JsonProperty("token_no") int tokenNo) {}

  record TokensAnswer(List<Tokens.Token> tokens) {}

  AccountRoutes(
      Transactions transactions, SignIn signIn, Visitors visitors, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.signIn = signIn;
    this.visitors = visitors;
    this.audit = audit;
    this.clock = clock;
  }

  void routes(JavalinConfig javalin) {
    javalin.routes.put(Access.BASE + "/account/password", this::changePassword, Need.ACCOUNT);
    javalin.routes.get(Access.BASE + "/account/tokens", this::tokens, Need.SIGNED_IN);
    javalin.routes.post(Access.BASE + "/account/tokens", this::issue, Need.SIGNED_IN);
    javalin.routes.delete(Access.BASE + "/account/tokens/{no}", this::revoke, Need.SIGNED_IN);
  }

  private void changePassword(Context request) throws SQLException {
    var body = Bodies.read(request, NewPassword.class);
    var wanted = body.wanted() == null ? "" : body.wanted();
    var current = body.current() == null ? "" : body.current();
    var me = Visitor.of(request);
    attempts.take(me.key());
    var person =
        transactions
            .of(Viewer.everything(), c -> People.byNumber(c, me.personNo()))
            .orElseThrow(Problem::unauthorized);
    if (!Passwords.matches(current, person.passwordHash())) {
      throw Problem.forbidden("The present password is wrong.");
    }
    attempts.giveBack(me.key());
    var fault = Passwords.fault(wanted, person.name());
    if (fault.isPresent()) {
      throw Problem.badRequest(fault.get());
    }
    if (wanted.equals(current)) {
      throw Problem.badRequest("The new password is the present one.");
    }
    var hash = Passwords.hash(wanted);
    transactions.of(
        Viewer.everything(),
        connection -> {
          People.setPassword(connection, person.personNo(), hash, false);
          signIn.renew(connection, request, person.personNo());
          audit.write(connection, request, Action.PASSWORD_CHANGED, null, Map.of());
          return null;
        });
    visitors.forget();
    request.status(204);
  }

  private void tokens(Context request) throws SQLException {
    var me = self(request);
    Bodies.answer(
        request,
        new TokensAnswer(transactions.of(Viewer.everything(), c -> Tokens.of(c, me.personNo()))));
  }

  private void issue(Context request) throws SQLException {
    var me = self(request);
    var body = Bodies.read(request, NewToken.class);
    var name = Bodies.text("name", body.name(), LONGEST_NAME);
    var campaigns = campaigns(me, body.campaigns());
    if (body.days() < 1 || body.days() > MOST_DAYS) {
      throw Problem.badRequest("A token lasts 1 to %d days.".formatted(MOST_DAYS));
    }
    var token = Tokens.PREFIX + Secrets.next();
    var expiresAt = clock.instant().plus(Duration.ofDays(body.days()));
    int number =
        transactions.of(
            Viewer.everything(),
            connection -> {
              var no =
                  Tokens.add(
                      connection, Secrets.hash(token), me.personNo(), name, campaigns, expiresAt);
              audit.write(
                  connection,
                  request,
                  Action.TOKEN_CREATED,
                  null,
                  Map.of("token_no", no, "token_name", name, "campaigns", campaigns));
              return no;
            });
    Bodies.answer(request.status(201), new IssuedToken(token, number));
  }

  private static List<String> campaigns(Visitor me, List<String> wanted) {
    if (wanted == null || wanted.isEmpty() || wanted.size() > MOST_CAMPAIGNS) {
      throw Problem.badRequest("A token is for 1 to %d campaigns.".formatted(MOST_CAMPAIGNS));
    }
    for (var id : wanted) {
      if (id == null || !me.rights().sees(id)) {
        throw Problem.notFound("There is no such campaign.");
      }
    }
    return wanted.stream().distinct().toList();
  }

  private void revoke(Context request) throws SQLException {
    var me = self(request);
    var number = PeopleRoutes.number(request);
    transactions.of(
        Viewer.everything(),
        connection -> {
          var mine =
              Tokens.of(connection, me.personNo()).stream().anyMatch(t -> t.tokenNo() == number);
          if (!mine || !Tokens.revoke(connection, number)) {
            throw Problem.notFound("There is no such token.");
          }
          audit.write(connection, request, Action.TOKEN_REVOKED, null, Map.of("token_no", number));
          return null;
        });
    visitors.forget();
    request.status(204);
  }

  private static Visitor self(Context request) {
    var visitor = Visitor.of(request);
    if (visitor.kind() != Visitor.Kind.SESSION) {
      throw Problem.forbidden("Only people who have signed in have tokens.");
    }
    return visitor;
  }
}
