package io.livelift.dashboard.access;

import io.javalin.security.RouteRole;

/**
 * What a route of the API asks of those who use it. A route that says nothing needs {@link
 * #SIGNED_IN} to be read, and {@link #MANAGER} for any other verb.
 */
public enum Need implements RouteRole {
  /** Open to the world. */
  ANYBODY,
  /** Also while the one-time password has not been changed. */
  ACCOUNT,
  SIGNED_IN,
  MANAGER,
  ADMINISTRATOR
}
