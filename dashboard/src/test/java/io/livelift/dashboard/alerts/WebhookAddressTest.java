package io.livelift.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "::10.0.0.1"
      })
  void whatIsInsideIsNotReached(String address) throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "192.169.0.1",
        "2606:4700::1111",
        "64:ff9b::808:808"
      })
  void whatEverybodyReachesIsReached(String address) throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aHostInsideCanBeAllowedByItsName() throws UnknownHostException {
    var addresses = new WebhookAddress(Set.of("hooks.intern"));
    var inside = InetAddress.getByName("10.0.0.7");
    assertThat(addresses.isAllowed("Hooks.Intern", inside)).isTrue();
    assertThat(addresses.isAllowed("other.intern", inside)).isFalse();
  }
}
