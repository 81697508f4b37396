package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.dashboard.wording.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A rule as it is filled in, and what is wrong with it. */
public final class AlertForm {
  private static final int MAX_ADDRESSES = 20;
  private static final int MAX_URL = 2_000;

  /** What mail servers agree on; finer points are theirs to refuse. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  /**
   * What is wrong with one field. Serialized as it is into the API.
   *
   * @param field its name
   */
  public record Problem(String field, Sentence sentence) {}

  /** What a rule is made of. */
  public record Filled(
      AlertKind kind,
      double threshold,
      Set<Channel> channels,
      String webhookUrl,
      List<String> emailTo,
      String language) {}

  private final Map<String, Problem> problems = new LinkedHashMap<>();
  private final Filled filled;

  private AlertForm(JsonNode json, Set<Channel> available) {
    var kind = kind(json.path("kind"));
    var channels = channels(json.path("channels"), available);
    filled =
        new Filled(
            kind,
            threshold(json.path("threshold"), kind),
            channels,
            channels.contains(Channel.WEBHOOK) ? url(json.path("webhook_url")) : null,
            channels.contains(Channel.EMAIL) ? addresses(json.path("email_to")) : List.of(),
            json.path("language").asText("en").equals("zh") ? "zh" : "en");
  }

  /**
   * Reads a form.
   *
   * @param available the channels that this dashboard is configured for
   */
  public static AlertForm of(JsonNode json, Set<Channel> available) {
    return new AlertForm(json, available);
  }

  public Collection<Problem> problems() {
    return List.copyOf(problems.values());
  }

  /** The rule; only without problems. */
  public Filled filled() {
    return filled;
  }

  private AlertKind kind(JsonNode value) {
    try {
      return AlertKind.valueOf(value.asText());
    } catch (IllegalArgumentException e) {
      problem("kind", "Choose what is to be watched.", "请选择要监测的内容。");
      return AlertKind.LEDGER;
    }
  }

  private double threshold(JsonNode value, AlertKind kind) {
    if (kind.unit() == AlertKind.Unit.NONE) {
      return 0;
    }
    var threshold = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!kind.range().contains(threshold)) {
      var range = kind.range();
      problems.putIfAbsent(
          "threshold",
          new Problem(
              "threshold",
              kind.unit() == AlertKind.Unit.SHARE
                  ? new Sentence("Choose %.0f%% to %.0f%%.", "请选择 %.0f%% 到 %.0f%%。")
                      .with(100 * range.least(), 100 * range.most())
                  : new Sentence("Choose %,.0f to %,.0f seconds.", "请选择 %,.0f 到 %,.0f 秒。")
                      .with(range.least(), range.most())));
    }
    return threshold;
  }

  private Set<Channel> channels(JsonNode value, Set<Channel> available) {
    var channels = EnumSet.noneOf(Channel.class);
    for (var name : value) {
      try {
        channels.add(Channel.valueOf(name.asText()));
      } catch (IllegalArgumentException e) {
        problem("channels", "There is no such channel.", "没有这个通知渠道。");
      }
    }
    if (!available.containsAll(channels)) {
      problem(
          "channels",
          "This dashboard is not configured for that channel: set alerts.smtp or the secret of webhooks.",
          "此看板尚未配置该渠道：请设置 alerts.smtp 或 webhook 密钥。");
    }
    return channels;
  }

  private String url(JsonNode value) {
    try {
      var uri = new URI(value.asText().strip());
      var isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (isHttp
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.toString().length() <= MAX_URL) {
        return uri.toString();
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    problem(
        "webhook_url",
        "Give an http or https address without a user.",
        "请填写不含用户名的 http 或 https 地址。");
    return null;
  }

  private List<String> addresses(JsonNode value) {
    List<String> addresses = new ArrayList<>();
    for (var address : value) {
      addresses.add(address.asText().strip());
    }
    if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
      problem("email_to", "Give 1 to 20 addresses.", "请填写 1 到 20 个邮箱地址。");
    }
    if (!addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches())) {
      problem("email_to", "One of these is no e-mail address.", "其中有不是邮箱地址的内容。");
    }
    return addresses;
  }

  private void problem(String field, String en, String zh) {
    problems.putIfAbsent(field, new Problem(field, new Sentence(en, zh)));
  }
}
