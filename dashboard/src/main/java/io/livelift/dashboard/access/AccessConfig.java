package io.livelift.dashboard.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Who may use the dashboard.
 *
 * @param signIn whether people have to sign in
 * @param idle a session ends when it was not used for so long
 * @param longest a session ends after so long in any case
 * @param trustedProxies addresses or networks such as {@code 10.0.0.0/8} whose X-Forwarded headers
 *     are believed
 * @param oidc the identity provider; null if there is none
 */
public record AccessConfig(
    boolean signIn, Duration idle, Duration longest, List<String> trustedProxies, OidcConfig oidc) {
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LONGEST = Duration.ofDays(7);

  public AccessConfig {
    Objects.requireNonNull(idle);
    Objects.requireNonNull(longest);
    trustedProxies = List.copyOf(trustedProxies);
    if (idle.compareTo(Duration.ZERO) <= 0 || longest.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("Sessions must last longer than no time.");
    }
  }

  /** Sign-in with local accounts. */
  public static AccessConfig defaults() {
    return new AccessConfig(true, IDLE, LONGEST, List.of(), null);
  }

  /**
   * Nobody has to sign in and everybody may do everything: for tests, measurements and replays. A
   * dashboard with it listens on a loopback address only.
   */
  public static AccessConfig open() {
    return new AccessConfig(false, IDLE, LONGEST, List.of(), null);
  }

  public AccessConfig withOidc(OidcConfig provider) {
    return new AccessConfig(signIn, idle, longest, trustedProxies, provider);
  }

  public AccessConfig withTrustedProxies(List<String> proxies) {
    return new AccessConfig(signIn, idle, longest, proxies, oidc);
  }

  public AccessConfig withSessions(Duration idleFor, Duration atMost) {
    return new AccessConfig(signIn, idleFor, atMost, trustedProxies, oidc);
  }

  /**
   * Refuses to leave the door open to others than the users of this machine.
   *
   * @throws IllegalStateException with one sentence
   */
  public void requireSafe(String host) {
    if (!signIn && !isLoopback(host)) {
      throw new IllegalStateException(
          "Without sign-in the dashboard listens on a loopback address only, not on %s: set"
                  .formatted(host)
              + " access.sign_in to required, or http.host to 127.0.0.1.");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
