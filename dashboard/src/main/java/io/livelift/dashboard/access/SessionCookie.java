package io.livelift.dashboard.access;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a session. Encrypted connections get one with the {@code __Host-} prefix, which no
 * other host and no plain connection can set. On this very machine without encryption, where not
 * every browser would keep such a cookie, it has a plain name with the port in it: cookies of all
 * ports of a host are one.
 *
 * <p>Strict: no other site's link or form sends it. A link into the dashboard works all the same,
 * because the page is open to all and asks for its numbers itself.
 */
final class SessionCookie {
  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");

  private final Addresses addresses;

  SessionCookie(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Whether a session can be kept safely on such a connection. */
  boolean isPossible(HttpServletRequest request) {
    return addresses.isSecure(request) || addresses.isLoopback(request);
  }

  Optional<String> read(HttpServletRequest request) {
    if (!isPossible(request) || request.getCookies() == null) {
      return Optional.empty();
    }
    var name = name(request);
    for (var cookie : request.getCookies()) {
      if (cookie.getName().equals(name)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  void set(Context request, String secret, Duration age) {
    request.res().addHeader("Set-Cookie", text(request.req(), secret, age.toSeconds()));
  }

  void clear(Context request) {
    request.res().addHeader("Set-Cookie", text(request.req(), "", 0));
  }

  private String text(HttpServletRequest request, String value, long seconds) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(name(request), value, seconds, addresses.isSecure(request) ? "; Secure" : "");
  }

  private String name(HttpServletRequest request) {
    if (addresses.isSecure(request)) {
      return "__Host-livelift";
    }
    var port = PORT.matcher(addresses.host(request));
    return "livelift-" + (port.find() ? port.group(1) : "80");
  }
}
