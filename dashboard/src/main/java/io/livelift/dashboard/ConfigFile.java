package io.livelift.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.access.OidcConfig;
import io.livelift.dashboard.access.Role;
import io.livelift.dashboard.alerts.AlertConfig;
import io.livelift.dashboard.alerts.SmtpConfig;
import io.livelift.dashboard.api.HttpConfig;
import io.livelift.dashboard.directory.DirectoryTopics;
import io.livelift.dashboard.sink.TopicNames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.wire.WireConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration as a YAML file. The password of Postgres does not stand in it: it comes from
 * the environment variable {@code LIVELIFT_POSTGRES_PASSWORD} or from the file that {@code
 * postgres.password_file} names.
 */
final class ConfigFile {
  static final String PASSWORD_VARIABLE = "LIVELIFT_POSTGRES_PASSWORD";
  static final String OIDC_SECRET_VARIABLE = "LIVELIFT_OIDC_CLIENT_SECRET";
  static final String WEBHOOK_SECRET_VARIABLE = "LIVELIFT_WEBHOOK_SECRET";
  static final String SMTP_PASSWORD_VARIABLE = "LIVELIFT_SMTP_PASSWORD";

  /** The file, key by key; what is missing has its default. */
  record Content(
      Kafka kafka,
      WireConfig wire,
      Postgres postgres,
      Http http,
      Retention retention,
      AccessSettings access,
      Alerts alerts) {}

  record Kafka(String bootstrapServers, Topics topics, Map<String, String> properties) {}

  record Topics(
      String metrics, String epochs, String campaigns, String physicians, String erasures) {}

  record Postgres(String jdbcUrl, String user, String passwordFile) {}

  record Http(String host, Integer port) {}

  /** ISO 8601 durations such as {@code P7D}, or {@code forever}. */
  record Retention(String minute, String hour, String frames) {}

  /**
   * @param signIn {@code required}, or {@code none}
   */
  record AccessSettings(String signIn, Sessions sessions, List<String> trustedProxies, Oidc oidc) {}

  /** ISO 8601 durations. */
  record Sessions(String idle, String longest) {}

  record Oidc(
      String issuer,
      String clientId,
      String clientSecretFile,
      String name,
      String publicAddress,
      List<String> scopes,
      String nameClaim,
      String roleClaim,
      Map<String, Role> roles,
      String campaignsClaim) {}

  /**
   * @param page where people reach the page, for links in messages
   */
  record Alerts(String page, String webhookSecretFile, List<String> internalHosts, Smtp smtp) {}

  /**
   * @param security {@code NONE}, {@code STARTTLS} or {@code TLS}
   */
  record Smtp(
      String host,
      Integer port,
      SmtpConfig.Security security,
      String user,
      String passwordFile,
      String from) {}

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong with it
   */
  static DashboardConfig read(Path file, Map<String, String> environment) {
    Content content;
    try {
      content = YAML.readValue(Files.readString(file), Content.class);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "%s: there is no setting \"%s\"; here are %s."
              .formatted(file, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException(
          "%s: line %d: %s."
              .formatted(file, e.getLocation().getLineNr(), e.getCause().getMessage()),
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s: line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " cannot be read.", e);
    }
    return config(file, content, environment);
  }

  private static DashboardConfig config(
      Path file, Content content, Map<String, String> environment) {
    if (content == null || content.kafka() == null || content.kafka().bootstrapServers() == null) {
      throw new IllegalArgumentException(file + ": kafka.bootstrap_servers is not set.");
    }
    if (content.postgres() == null || content.postgres().jdbcUrl() == null) {
      throw new IllegalArgumentException(file + ": postgres.jdbc_url is not set.");
    }
    var kafka = content.kafka();
    return new DashboardConfig(
        kafka.bootstrapServers(),
        kafka.properties() == null ? Map.of() : kafka.properties(),
        topics(kafka.topics()),
        wire(file, content.wire(), topics(kafka.topics()), directory(kafka.topics())),
        store(content.postgres(), environment),
        http(content.http()),
        retention(file, content.retention()),
        access(file, content.access(), environment),
        directory(kafka.topics()),
        alerts(file, content.alerts(), environment));
  }

  private static DirectoryTopics directory(Topics topics) {
    var defaults = DirectoryTopics.defaults();
    return topics == null
        ? defaults
        : new DirectoryTopics(
            or(topics.physicians(), defaults.physicians()),
            or(topics.erasures(), defaults.erasures()));
  }

  private static AlertConfig alerts(Path file, Alerts given, Map<String, String> environment) {
    var alerts = given == null ? new Alerts(null, null, null, null) : given;
    var page = or(alerts.page(), "");
    try {
      return new AlertConfig(
          page.isEmpty() || page.endsWith("/") ? page : page + "/",
          secret(environment.get(WEBHOOK_SECRET_VARIABLE), alerts.webhookSecretFile()),
          alerts.internalHosts() == null
              ? Set.of()
              : alerts.internalHosts().stream()
                  .map(host -> host.toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet()),
          alerts.smtp() == null ? null : smtp(alerts.smtp(), environment));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static SmtpConfig smtp(Smtp given, Map<String, String> environment) {
    var security = given.security() == null ? SmtpConfig.Security.STARTTLS : given.security();
    return new SmtpConfig(
        given.host(),
        given.port() == null ? security.usualPort() : given.port(),
        security,
        given.user(),
        secret(environment.get(SMTP_PASSWORD_VARIABLE), given.passwordFile()),
        given.from());
  }

  private static TopicNames topics(Topics topics) {
    var defaults = TopicNames.defaults();
    return topics == null
        ? defaults
        : new TopicNames(
            or(topics.metrics(), defaults.metrics()),
            or(topics.epochs(), defaults.epochs()),
            or(topics.campaigns(), defaults.campaigns()));
  }

  /** Input topics may be JSON; cells and epochs are the job's output. */
  private static WireConfig wire(
      Path file, WireConfig given, TopicNames topics, DirectoryTopics directory) {
    var wire = given == null ? WireConfig.defaults() : given;
    try {
      wire.requireJsonOnlyOf(
          List.of(topics.campaigns(), directory.physicians(), directory.erasures()));
      return wire;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage() + ".", e);
    }
  }

  private static StoreConfig store(Postgres postgres, Map<String, String> environment) {
    var password = secret(environment.get(PASSWORD_VARIABLE), postgres.passwordFile());
    return new StoreConfig(postgres.jdbcUrl(), or(postgres.user(), "livelift"), or(password, ""));
  }

  /** A secret from the environment, else from a file; null if there is neither. */
  private static String secret(String given, String file) {
    if (given != null || file == null) {
      return given;
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("The password file " + file + " cannot be read.", e);
    }
  }

  private static AccessConfig access(
      Path file, AccessSettings given, Map<String, String> environment) {
    var defaults = AccessConfig.defaults();
    if (given == null) {
      return defaults;
    }
    var sessions = given.sessions() == null ? new Sessions(null, null) : given.sessions();
    try {
      return new AccessConfig(
          signIn(given.signIn()),
          finite(file, "access.sessions.idle", sessions.idle(), defaults.idle()),
          finite(file, "access.sessions.longest", sessions.longest(), defaults.longest()),
          given.trustedProxies() == null ? List.of() : given.trustedProxies(),
          given.oidc() == null ? null : oidc(given.oidc(), environment));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException(
          e.getMessage().startsWith(file.toString())
              ? e.getMessage()
              : file + ": " + e.getMessage(),
          e);
    }
  }

  private static boolean signIn(String given) {
    return switch (or(given, "required")) {
      case "required" -> true;
      case "none" -> false;
      default -> throw new IllegalArgumentException("access.sign_in is neither required nor none.");
    };
  }

  private static OidcConfig oidc(Oidc given, Map<String, String> environment) {
    var issuer = address("access.oidc.issuer", given.issuer());
    return new OidcConfig(
        issuer,
        given.clientId(),
        secret(environment.get(OIDC_SECRET_VARIABLE), given.clientSecretFile()),
        or(given.name(), issuer == null ? null : issuer.getHost()),
        address("access.oidc.public_address", given.publicAddress()),
        given.scopes() == null ? List.of("profile", "email") : given.scopes(),
        or(given.nameClaim(), "preferred_username"),
        given.roleClaim(),
        given.roles() == null ? Map.of() : given.roles(),
        given.campaignsClaim());
  }

  private static URI address(String key, String given) {
    try {
      var address = given == null ? null : URI.create(given);
      if (address != null && address.getHost() == null) {
        throw new IllegalArgumentException();
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key + " is no address such as https://id.example.com/.", e);
    }
  }

  private static HttpConfig http(Http http) {
    return http == null
        ? new HttpConfig("127.0.0.1", 8080)
        : new HttpConfig(or(http.host(), "127.0.0.1"), http.port() == null ? 8080 : http.port());
  }

  private static RetentionConfig retention(Path file, Retention retention) {
    var defaults = RetentionConfig.defaults();
    return retention == null
        ? defaults
        : new RetentionConfig(
            duration(file, "retention.minute", retention.minute(), defaults.minute()),
            duration(file, "retention.hour", retention.hour(), defaults.hour()),
            duration(file, "retention.frames", retention.frames(), defaults.frames()));
  }

  private static Duration duration(Path file, String key, String text, Duration fallback) {
    if (text == null) {
      return fallback;
    }
    try {
      return text.equals("forever") ? null : Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s: %s is neither a duration such as P7D nor forever.".formatted(file, key), e);
    }
  }

  private static Duration finite(Path file, String key, String text, Duration fallback) {
    var duration = duration(file, key, text, fallback);
    if (duration == null) {
      throw new IllegalArgumentException(key + " cannot be for ever.");
    }
    return duration;
  }

  private static String or(String given, String fallback) {
    return given == null ? fallback : given;
  }
}
