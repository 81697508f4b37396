package io.livelift.dashboard.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.contract.Audience;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Tier;
import io.livelift.rules.CampaignRules;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A definition as it is filled in, and what is wrong with it. Beyond the job's own rules it asks
 * for what the job would take but nobody can mean, such as a campaign without products.
 */
public final class DefinitionForm {
  private static final Set<String> FIELDS =
      Set.of(
          "campaign_id",
          "version",
          "name",
          "product_ids",
          "starts_at",
          "ends_at",
          "time_zone",
          "attribution_window_days",
          "qualified_dwell_ms",
          "audience_kind",
          "audience",
          "holdout_percent",
          "holdout_salt",
          "touch_cost",
          "currency",
          "goal_reach",
          "goal_conversions");
  private static final Set<String> AUDIENCE = Set.of("regions", "tiers", "specialties", "segments");
  private static final Set<String> TIERS =
      Arrays.stream(Tier.values()).map(Tier::name).collect(Collectors.toSet());
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  private final Map<String, FieldProblem> problems = new LinkedHashMap<>();
  private final Campaign campaign;

  private DefinitionForm(String campaignId, JsonNode json) {
    var form = new FormReader(json, "", problems);
    form.requireOnly(FIELDS);
    var audience = new FormReader(json.path("audience"), "audience.", problems);
    audience.requireOnly(AUDIENCE);
    campaign =
        Campaign.newBuilder()
            .setCampaignId(campaignId)
            .setVersion(0)
            .setName(form.text("name", ""))
            .setProductIds(distinct(form.list("product_ids")))
            .setStartsAt(form.time("starts_at"))
            .setEndsAt(form.time("ends_at"))
            .setTimeZone(form.text("time_zone", "UTC"))
            .setAttributionWindowDays(form.smallNumber("attribution_window_days", 30))
            .setQualifiedDwellMs(form.number("qualified_dwell_ms", 0))
            .setAudienceKind(kind(form.text("audience_kind", AudienceKind.PHYSICIAN.name())))
            .setAudience(
                Audience.newBuilder()
                    .setRegions(distinct(audience.list("regions")))
                    .setTiers(distinct(audience.list("tiers")))
                    .setSpecialties(distinct(audience.list("specialties")))
                    .setSegments(distinct(audience.list("segments")))
                    .build())
            .setHoldoutPercent(form.smallNumber("holdout_percent", 0))
            .setHoldoutSalt(form.text("holdout_salt", campaignId))
            .setTouchCost(form.numbers("touch_cost"))
            .setCurrency(form.text("currency", "CNY"))
            .setGoalReach(form.numberOrNull("goal_reach"))
            .setGoalConversions(form.numberOrNull("goal_conversions"))
            .build();
    judge();
  }

  /**
   * Reads a form. Fields that are missing have the defaults of the contract, and the salt of the
   * holdout is the campaign's id: so no two campaigns hold the same people out.
   *
   * @param json an object; its id and version are not looked at
   */
  public static DefinitionForm of(String campaignId, JsonNode json) {
    return new DefinitionForm(campaignId, json);
  }

  /** What is wrong, each field once; empty if the definition can be published. */
  public Collection<FieldProblem> problems() {
    return List.copyOf(problems.values());
  }

  /** The definition with a version; to be published only without problems. */
  public Campaign campaign(long version) {
    return Campaign.newBuilder(campaign).setVersion(version).build();
  }

  private void judge() {
    CampaignRules.problems(campaign).forEach((field, e) -> problem(field, Fault.of(e.reason())));
    if (campaign.getName().isBlank()) {
      problem("name", Fault.MISSING);
    } else if (hasControls(campaign.getName())) {
      problem("name", Fault.NO_TEXT);
    }
    if (hasControls(campaign.getHoldoutSalt())) {
      problem("holdout_salt", Fault.NO_TEXT);
    }
    if (campaign.getProductIds().isEmpty()) {
      problem("product_ids", Fault.NOTHING_TO_CONVERT);
    }
    if (!CURRENCIES.contains(campaign.getCurrency())) {
      problem("currency", Fault.UNKNOWN_CURRENCY);
    }
    if (!TIERS.containsAll(campaign.getAudience().getTiers())) {
      problem("audience.tiers", Fault.UNKNOWN_TIER);
    }
    judgeGoal("goal_reach", campaign.getGoalReach());
    judgeGoal("goal_conversions", campaign.getGoalConversions());
    judgePatients();
  }

  private void judgeGoal(String field, Long goal) {
    if (goal != null && goal < 1) {
      problem(field, Fault.GOAL_TOO_SMALL);
    }
  }

  private void judgePatients() {
    var audience = campaign.getAudience();
    var targets =
        !audience.getRegions().isEmpty()
            || !audience.getTiers().isEmpty()
            || !audience.getSpecialties().isEmpty()
            || !audience.getSegments().isEmpty()
            || campaign.getHoldoutPercent() > 0;
    if (campaign.getAudienceKind() == AudienceKind.PATIENT && targets) {
      problem("audience_kind", Fault.NO_AUDIENCE_OF_PATIENTS);
    }
  }

  private AudienceKind kind(String name) {
    try {
      return AudienceKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      problem("audience_kind", Fault.UNKNOWN_KIND);
      return AudienceKind.PHYSICIAN;
    }
  }

  /** The first problem of a field says most about it. */
  private void problem(String field, Fault fault) {
    problems.putIfAbsent(field, FieldProblem.of(field, fault));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static List<String> distinct(List<String> values) {
    return new ArrayList<>(new LinkedHashSet<>(values));
  }

  /** Reads the fields of one object; one that cannot be read is a problem and has a stand-in. */
  private record FormReader(JsonNode json, String path, Map<String, FieldProblem> problems) {
    private static final Instant NO_TIME = Instant.parse("2000-01-01T00:00:00Z");

    void requireOnly(Set<String> fields) {
      json.fieldNames()
          .forEachRemaining(
              field -> {
                if (!fields.contains(field)) {
                  fault(field, Fault.UNKNOWN_FIELD);
                }
              });
    }

    String text(String field, String fallback) {
      var value = json.path(field);
      if (value.isMissingNode() || value.isNull()) {
        return fallback;
      }
      if (!value.isTextual()) {
        fault(field, Fault.NO_TEXT);
        return fallback;
      }
      return value.textValue().strip();
    }

    Instant time(String field) {
      var value = json.path(field);
      if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
        fault(field, Fault.MISSING);
        return NO_TIME;
      }
      try {
        return OffsetDateTime.parse(value.asText()).toInstant();
      } catch (DateTimeParseException e) {
        fault(field, Fault.NO_TIME);
        return NO_TIME;
      }
    }

    long number(String field, long fallback) {
      var number = numberOrNull(field);
      return number == null ? fallback : number;
    }

    /** Of a number that no integer holds the rules shall say that it is too large, or too small. */
    int smallNumber(String field, int fallback) {
      return (int)
          Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(field, fallback)));
    }

    Long numberOrNull(String field) {
      var value = json.path(field);
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        fault(field, Fault.NO_NUMBER);
        return null;
      }
      return value.longValue();
    }

    List<String> list(String field) {
      var value = json.path(field);
      List<String> texts = new ArrayList<>();
      if (!value.isMissingNode() && !value.isArray()) {
        fault(field, Fault.NO_LIST);
      }
      for (var element : value) {
        if (element.isTextual()) {
          texts.add(element.textValue().strip());
        } else {
          fault(field, Fault.NO_LIST);
        }
      }
      return texts;
    }

    Map<String, Long> numbers(String field) {
      Map<String, Long> numbers = new LinkedHashMap<>();
      var entries = json.path(field).fields();
      while (entries.hasNext()) {
        var entry = entries.next();
        if (entry.getValue().isIntegralNumber() && entry.getValue().canConvertToLong()) {
          numbers.put(entry.getKey(), entry.getValue().longValue());
        } else {
          fault(field, Fault.NO_NUMBER);
        }
      }
      return numbers;
    }

    private void fault(String field, Fault fault) {
      problems.putIfAbsent(path + field, FieldProblem.of(path + field, fault));
    }
  }
}
