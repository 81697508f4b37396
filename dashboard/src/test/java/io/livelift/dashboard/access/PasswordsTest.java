package io.livelift.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  /** Made with the reference implementation of Argon2 (argon2-cffi's test vector). */
  private static final String OF_THE_REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  @Test
  void aHashIsOfItsPasswordAndNoOther() {
    var hash = Passwords.hash("correct horse battery");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
    assertThat(Passwords.matches("correct horse batterz", hash)).isFalse();
    assertThat(Passwords.hash("correct horse battery")).as("salted").isNotEqualTo(hash);
  }

  @Test
  void hashesOfOtherImplementationsAreRead() {
    assertThat(Passwords.matches("password", OF_THE_REFERENCE)).isTrue();
  }

  @Test
  void theSamePasswordOfAnotherKeyboardIsTheSame() {
    assertThat(Passwords.matches("cafe\u0301 au lait 123", Passwords.hash("caf\u00e9 au lait 123")))
        .isTrue();
  }

  @Test
  void nobodyHasAPassword() {
    assertThat(Passwords.matches("", null)).isFalse();
    assertThatThrownBy(() -> Passwords.matches("x", "x")).hasMessageContaining("damaged");
  }
}
