package io.livelift.local.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.livelift.contract.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is true in the simulated world, for those who check what is measured in it. */
final class TruthFile {
  private TruthFile() {}

  static void write(Path file, SimulatorConfig config, World world) throws IOException {
    var truth = new LinkedHashMap<String, Object>();
    truth.put("seed", config.seed());
    truth.put("physicians", config.physicians());
    truth.put("rate_per_second", config.ratePerSecond());
    truth.put("regular_prescribers_share", Truth.REGULAR_SHARE);
    truth.put("persuadable_prescribers_share", Truth.PERSUADABLE_SHARE);
    truth.put("base_prescriptions_per_regular_prescriber_and_day", Truth.BASE_PER_DAY);
    truth.put("effect_prescriptions_per_day", byName(Truth.EFFECT_PER_DAY));
    truth.put("effect_decays_by_e_in_days", Truth.DECAY.toDays());
    truth.put("effect_ends_after_days", Truth.EFFECT_ENDS.toDays());
    truth.put("patient_conversion_probability", byName(Truth.PATIENT_CONVERSION));
    truth.put("out_of_reach_share_of_treated", Truth.OUT_OF_REACH_SHARE);
    truth.put("duplicate_share", Truth.DUPLICATE_SHARE);
    truth.put("cancelled_share", Truth.CANCELLED_SHARE);
    truth.put("very_late_share_of_physician_views", Truth.VERY_LATE_SHARE);
    truth.put("rubbish_per_view", Truth.RUBBISH_SHARE);
    truth.put("campaigns", world.physicianCampaigns().stream().map(c -> arms(c, world)).toList());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), truth);
  }

  private static Map<String, Object> arms(SimulatedCampaign campaign, World world) {
    List<SimulatedPhysician> members =
        world.population().physicians().stream().filter(campaign::isAudienceMember).toList();
    var control = members.stream().filter(member -> campaign.isControl(member.id())).count();
    var arms = new LinkedHashMap<String, Object>();
    arms.put("campaign_id", campaign.definition().getCampaignId());
    arms.put("audience_treated", members.size() - control);
    arms.put("audience_control", control);
    return arms;
  }

  private static Map<String, Double> byName(Map<Channel, Double> values) {
    var sorted = new TreeMap<String, Double>();
    values.forEach((channel, value) -> sorted.put(channel.name(), value));
    return sorted;
  }
}
