package io.livelift.dashboard.access;

import io.javalin.http.Context;
import io.livelift.dashboard.api.Problem;
import io.livelift.dashboard.store.Viewer;

/**
 * Who asks.
 *
 * @param personNo null where nobody has to sign in
 * @param name what they sign in with; of a token that of its owner
 * @param key equal for all requests of one session or token; tells nothing of its secret
 */
public record Visitor(
    Kind kind,
    Integer personNo,
    String name,
    Role role,
    Rights rights,
    Viewer viewer,
    boolean mustChangePassword,
    String key) {
  private static final String ATTRIBUTE = "livelift.visitor";

  private static final Visitor OPEN =
      new Visitor(
          Kind.OPEN,
          null,
          "",
          Role.ADMINISTRATOR,
          Rights.everything(),
          Viewer.everything(),
          false,
          "open");

  /** How they are known. */
  public enum Kind {
    /** Nobody has to sign in. */
    OPEN,
    SESSION,
    TOKEN
  }

  /** Everybody, where nobody has to sign in. */
  static Visitor open() {
    return OPEN;
  }

  /**
   * Who asks in this request.
   *
   * @throws Problem if nobody has signed in
   */
  public static Visitor of(Context request) {
    Visitor visitor = request.attribute(ATTRIBUTE);
    if (visitor == null) {
      throw Problem.unauthorized();
    }
    return visitor;
  }

  void asks(Context request) {
    request.attribute(ATTRIBUTE, this);
  }

  /** Whether the request has one; routes that are open to anybody may have none. */
  public static boolean isKnown(Context request) {
    return request.attribute(ATTRIBUTE) != null;
  }
}
