package io.livelift.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The registry's password: from the environment, else from the file that the settings name. */
final class RegistryPassword {
  static final String VARIABLE = "LIVELIFT_REGISTRY_PASSWORD";

  private RegistryPassword() {}

  static String of(WireConfig config, Map<String, String> environment) {
    var password = environment.get(VARIABLE);
    if (password != null) {
      return password;
    }
    if (config.registryPasswordFile() == null) {
      throw new RegistryException(
          "There is a registry_user but no password: set %s, or name a registry_password_file."
              .formatted(VARIABLE));
    }
    try {
      return Files.readString(Path.of(config.registryPasswordFile())).strip();
    } catch (IOException e) {
      throw new RegistryException(
          "The file %s with the registry's password cannot be read: see that it exists and this process may read it."
              .formatted(config.registryPasswordFile()),
          e);
    }
  }
}
