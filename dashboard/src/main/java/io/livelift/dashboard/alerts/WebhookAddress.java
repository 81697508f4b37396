package io.livelift.dashboard.alerts;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a webhook may go to an address. A person who sets a rule names the address, the server
 * asks it: without this check the page would be a way into the server's own network.
 *
 * @param internalHosts names and addresses inside that are allowed all the same
 */
record WebhookAddress(Set<String> internalHosts) {
  boolean isAllowed(String host, InetAddress address) {
    return internalHosts.contains(host.toLowerCase(Locale.ROOT)) || isPublic(address);
  }

  /** Whether everybody can reach the address. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? isPublic4(bytes, 0)
        : isPublic6((Inet6Address) address, bytes);
  }

  private static boolean isPublic4(byte[] bytes, int at) {
    var first = bytes[at] & 0xff;
    var second = bytes[at + 1] & 0xff;
    var isCarrierNat = first == 100 && second >= 64 && second < 128;
    var isPrivate =
        first == 10
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 169 && second == 254);
    var isReserved =
        first == 0
            || first == 127
            || first >= 224
            || (first == 192 && second == 0)
            || (first == 198 && (second == 18 || second == 19));
    return !isCarrierNat && !isPrivate && !isReserved;
  }

  /** Unique local addresses, and those that carry an address of IPv4 in them. */
  private static boolean isPublic6(Inet6Address address, byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return false;
    }
    if (address.isIPv4CompatibleAddress() || isTranslated(bytes)) {
      return isPublic4(bytes, 12);
    }
    var is6To4 = bytes[0] == 0x20 && bytes[1] == 0x02;
    return !is6To4 || isPublic4(bytes, 2);
  }

  /** {@code 64:ff9b::/96}, see RFC 6052. */
  private static boolean isTranslated(byte[] bytes) {
    return bytes[0] == 0
        && bytes[1] == 0x64
        && (bytes[2] & 0xff) == 0xff
        && (bytes[3] & 0xff) == 0x9b;
  }
}
