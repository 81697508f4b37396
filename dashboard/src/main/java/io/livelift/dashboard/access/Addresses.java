package io.livelift.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * From where a request comes, and how. What X-Forwarded headers say is believed only of proxies
 * that the configuration names: anybody can send such a header.
 */
final class Addresses {
  private static final String ADDRESS = "[0-9A-Fa-f.:]{2,45}";

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @throws IllegalArgumentException with one sentence if a proxy is no address or network
   */
  Addresses(List<String> trustedProxies) {
    for (var proxy : trustedProxies) {
      try {
        trusted.add(proxy);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "access.trusted_proxies: %s is no address, and no network such as 10.0.0.0/8."
                .formatted(proxy),
            e);
      }
    }
  }

  /** The address of the client: the last one that is not a trusted proxy. */
  String client(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    if (!isTrusted(address)) {
      return address;
    }
    var hops = Arrays.asList(header(request, "X-Forwarded-For").split(",", -1));
    Collections.reverse(hops);
    for (var hop : hops) {
      var client = hop.strip();
      if (!client.matches(ADDRESS)) {
        return address;
      }
      address = client;
      if (!isTrusted(client)) {
        return client;
      }
    }
    return address;
  }

  /** Whether it came encrypted, to this server or to a trusted proxy. */
  boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (isTrusted(request.getRemoteAddr())
            && header(request, "X-Forwarded-Proto").strip().equalsIgnoreCase("https"));
  }

  /** Host and port that the browser has in its address bar. */
  String host(HttpServletRequest request) {
    var forwarded =
        isTrusted(request.getRemoteAddr()) ? header(request, "X-Forwarded-Host").strip() : "";
    var host = forwarded.isEmpty() ? header(request, "Host") : forwarded;
    return host.toLowerCase(Locale.ROOT);
  }

  /** Whether the browser takes the address for this very machine. */
  boolean isLoopback(HttpServletRequest request) {
    var host = host(request).replaceFirst(":[0-9]{1,5}$", "");
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /**
   * Whether a request comes from the dashboard's own page. Browsers say so in a header that no page
   * can set; older ones, and all on plain http, name the origin.
   *
   * @param orSilent what to think of a request that says nothing, as no browser's does that writes
   */
  boolean isSameOrigin(HttpServletRequest request, boolean orSilent) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    var origin = request.getHeader("Origin");
    return origin == null ? orSilent : authority(origin).equals(host(request));
  }

  private static String authority(String origin) {
    try {
      var authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean isTrusted(String address) {
    try {
      // The text of an address is parsed, never looked up: only addresses come here.
      return !trusted.isEmpty() && trusted.test(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String header(HttpServletRequest request, String name) {
    var value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
