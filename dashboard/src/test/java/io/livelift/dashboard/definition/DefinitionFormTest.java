package io.livelift.dashboard.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.rules.CampaignRules;
import io.livelift.wire.WireConfig;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFormTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static ObjectNode spring() {
    return DefinitionJson.of(MadeUp.campaign("spring", 3, "Spring", MadeUp.T0));
  }

  private static DefinitionForm form(Consumer<ObjectNode> change) {
    var json = spring();
    change.accept(json);
    return DefinitionForm.of("spring", json);
  }

  @Test
  void aPublishedDefinitionIsReadBackAsItWas() {
    var form = DefinitionForm.of("spring", spring());
    assertThat(form.problems()).isEmpty();
    assertThat(form.campaign(3)).isEqualTo(MadeUp.campaign("spring", 3, "Spring", MadeUp.T0));
  }

  @Test
  void itsJsonIsAValueOfAJsonTopic() throws Exception {
    var topic = "livelift.campaigns";
    var wire = new WireConfig(null, null, null, null, List.of(topic));
    var read = wire.reader(Campaign.class, topic).read(spring().toString().getBytes(UTF_8));
    assertThat(read).isEqualTo(MadeUp.campaign("spring", 3, "Spring", MadeUp.T0));
  }

  @ParameterizedTest
  @CsvSource({
    "name, \"\", name, MISSING",
    "name, \"a\\u0000b\", name, NO_TEXT",
    "name, 7, name, NO_TEXT",
    "product_ids, [], product_ids, NOTHING_TO_CONVERT",
    "product_ids, [\" \"], product_ids, BAD_ID",
    "product_ids, \"CARDIZOL\", product_ids, NO_LIST",
    "starts_at, null, starts_at, MISSING",
    "starts_at, \"2026-03-01\", starts_at, NO_TIME",
    "ends_at, \"2020-01-01T00:00:00Z\", ends_at, BAD_FLIGHT",
    "ends_at, \"2300-01-01T00:00:00Z\", ends_at, BAD_TIME",
    "time_zone, \"Shanghai\", time_zone, BAD_ZONE",
    "attribution_window_days, 3661, attribution_window_days, BAD_WINDOW",
    "attribution_window_days, 4294967326, attribution_window_days, BAD_WINDOW",
    "attribution_window_days, 30.5, attribution_window_days, NO_NUMBER",
    "qualified_dwell_ms, -1, qualified_dwell_ms, BAD_DWELL",
    "audience_kind, \"ROBOT\", audience_kind, UNKNOWN_KIND",
    "audience_kind, \"PATIENT\", audience_kind, NO_AUDIENCE_OF_PATIENTS",
    "holdout_percent, 91, holdout_percent, BAD_HOLDOUT",
    "touch_cost, '{\"FAX\":1}', touch_cost, BAD_COST",
    "touch_cost, '{\"WECHAT\":-1}', touch_cost, BAD_COST",
    "currency, \"RMB\", currency, UNKNOWN_CURRENCY",
    "goal_reach, 0, goal_reach, GOAL_TOO_SMALL",
    "budget, 5, budget, UNKNOWN_FIELD",
    "audience, '{\"tiers\":[\"BEST\"]}', audience.tiers, UNKNOWN_TIER",
    "audience, '{\"regions\":[\"a/b/c/d\"]}', audience.regions, BAD_REGION"
  })
  void eachFaultIsToldOfItsField(String field, String value, String told, Fault fault)
      throws Exception {
    var json = spring();
    json.set(field, JSON.readTree(value));
    assertThat(DefinitionForm.of("spring", json).problems())
        .extracting(FieldProblem::field, FieldProblem::fault)
        .containsExactly(tuple(told, fault));
  }

  @Test
  void whatIsNotGivenHasTheDefaultOfTheContract() {
    var form =
        form(
            json ->
                json.remove(
                    List.of(
                        "attribution_window_days", "holdout_salt", "goal_reach", "audience_kind")));
    assertThat(form.problems()).isEmpty();
    assertThat(form.campaign(1).getAttributionWindowDays()).isEqualTo(30);
    assertThat(form.campaign(1).getHoldoutSalt()).isEqualTo("spring");
    assertThat(form.campaign(1).getGoalReach()).isNull();
  }

  @Test
  void aFormWithoutProblemsIsAcceptedByTheJob() throws Exception {
    CampaignRules.check(form(json -> json.put("holdout_percent", 20)).campaign(4));
  }

  @Test
  void changesAreToldFieldByField() {
    var before = (ObjectNode) DefinitionJson.stored(spring().toString());
    var after =
        form(
            json -> {
              json.put("goal_reach", 6000);
              ((ObjectNode) json.get("audience")).putArray("regions").add("44").add("31");
            });
    assertThat(Change.between(before, DefinitionJson.compared(after.campaign(9))))
        .extracting(Change::field, c -> c.before().toString(), c -> c.after().toString())
        .containsExactly(
            tuple("goal_reach", "5000", "6000"),
            tuple("audience.regions", "[\"44\"]", "[\"44\",\"31\"]"));
  }

  @Test
  void namesAndGoalsMoveNoNumbersTheHoldoutDoes() {
    var goal = change("goal_reach");
    assertThat(Restatement.of(false, List.of(goal), 1_000_000).movesNumbers()).isFalse();
    var salt = Restatement.of(false, List.of(goal, change("holdout_salt")), 2_000_000);
    assertThat(salt.movesNumbers()).isTrue();
    assertThat(salt.seconds()).isEqualTo(98);
    assertThat(salt.sentences()).anyMatch(s -> s.en().startsWith("Other people are held out"));
    assertThat(Restatement.of(false, List.of(), 5).sentences())
        .extracting(s -> s.en())
        .containsExactly("Nothing differs from the version in force.");
  }

  private static Change change(String field) {
    return new Change(field, JSON.nullNode(), JSON.nullNode());
  }
}
