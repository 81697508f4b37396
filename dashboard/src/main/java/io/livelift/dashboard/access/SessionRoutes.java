package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Signing in and out, and who one is. */
final class SessionRoutes {
  private static final int LONGEST_NAME = 200;

  private final AccessConfig config;
  private final SignIn signIn;

  /**
   * @param signIn whether people have to sign in here
   * @param oidc what the identity provider is called; null if there is none
   * @param account null if nobody has signed in
   */
  record SessionAnswer(
      @JsonProperty("sign_in") boolean signIn, String oidc, AccountAnswer account) {}

  /**
   * @param campaigns ids of the campaigns that are seen; null for all
   */
  record AccountAnswer(
      @JsonProperty("person_no") Integer personNo,
      String name,
      Role role,
      @JsonProperty("must_change_password") boolean mustChangePassword,
      Set<String> campaigns) {
    static AccountAnswer of(Visitor visitor) {
      return new AccountAnswer(
          visitor.personNo(),
          visitor.name(),
          visitor.role(),
          visitor.mustChangePassword(),
          campaigns(visitor.rights()));
    }

    static AccountAnswer of(Person person) {
      return new AccountAnswer(
          person.personNo(),
          person.name(),
          person.role(),
          person.mustChangePassword(),
          campaigns(person.rights()));
    }

    private static Set<String> campaigns(Rights rights) {
      return rights.isEverything() ? null : new TreeSet<>(rights.campaigns());
    }
  }

  record Credentials(String name, String password) {}

  SessionRoutes(AccessConfig config, SignIn signIn) {
    this.config = config;
    this.signIn = signIn;
  }

  void routes(JavalinConfig javalin) {
    javalin.routes.get(Access.BASE + "/session", this::who, Need.ANYBODY);
    if (config.signIn()) {
      javalin.routes.post(Access.BASE + "/session", this::begin, Need.ANYBODY);
      javalin.routes.delete(Access.BASE + "/session", this::end, Need.ACCOUNT);
    }
  }

  private void who(Context request) {
    answer(request, Visitor.isKnown(request) ? AccountAnswer.of(Visitor.of(request)) : null);
  }

  private void begin(Context request) throws SQLException {
    var credentials = Bodies.read(request, Credentials.class);
    var name = Bodies.text("name", credentials.name(), LONGEST_NAME).strip();
    // No rule about passwords is told here: whatever is wrong with it, it is the wrong one.
    var password = credentials.password() == null ? "" : credentials.password();
    answer(
        request,
        AccountAnswer.of(
            signIn.withPassword(
                request, name, password.length() > Passwords.MOST * 2 ? "" : password)));
  }

  private void end(Context request) throws SQLException {
    signIn.end(request);
    request.status(204);
  }

  private void answer(Context request, AccountAnswer account) {
    var provider = config.oidc() == null ? null : config.oidc().name();
    Bodies.answer(request, new SessionAnswer(config.signIn(), provider, account));
  }
}
