package io.livelift.local.simulator;

import io.livelift.contract.Audience;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The campaigns of the simulated world. All products are invented. */
final class Campaigns {
  private static final Audience EVERYBODY =
      new Audience(List.of(), List.of(), List.of(), List.of());

  /** What one contact costs, in fen. */
  private static final Map<Channel, Long> COSTS =
      Map.of(
          Channel.FIELD_REP, 12_000L,
          Channel.CONFERENCE, 30_000L,
          Channel.VIRTUAL_REP, 1_500L,
          Channel.WEBINAR, 4_000L,
          Channel.INTERNET_HOSPITAL, 200L,
          Channel.APP, 80L,
          Channel.WECHAT, 60L,
          Channel.EMAIL, 20L,
          Channel.WEB, 30L);

  private final Instant worldStart;

  private Campaigns(Instant worldStart) {
    this.worldStart = worldStart;
  }

  /** The five campaigns for physicians, then the one for patients. */
  static List<SimulatedCampaign> from(Instant worldStart) {
    var campaigns = new Campaigns(worldStart);
    return List.of(
        campaigns.hypertension(),
        campaigns.diabetes(),
        campaigns.oncology(),
        campaigns.respiratory(),
        campaigns.community(),
        campaigns.patients());
  }

  private SimulatedCampaign hypertension() {
    return campaign(
        definition("xinan-hypertension", "心安片 Xin'an: hypertension, virtual first", 0, 42)
            .setProductIds(List.of("xinan-5mg", "xinan-10mg"))
            .setAudience(specialties("cardiology", "general practice"))
            .setHoldoutPercent(15)
            .setGoalReach(5_000L)
            .setGoalConversions(40_000L),
        new Weighted<Channel>()
            .add(Channel.VIRTUAL_REP, 50)
            .add(Channel.WECHAT, 35)
            .add(Channel.WEBINAR, 15),
        new Weighted<Team>().add(Team.VIRTUAL, 80).add(Team.REGIONAL_MARKETING, 20),
        5);
  }

  private SimulatedCampaign diabetes() {
    return campaign(
        definition("tangping-diabetes", "糖平胶囊 Tangping: diabetes launch", 0, 56)
            .setProductIds(List.of("tangping-50mg"))
            .setAudience(specialties("endocrinology"))
            .setHoldoutPercent(20)
            .setGoalReach(2_000L),
        new Weighted<Channel>()
            .add(Channel.FIELD_REP, 55)
            .add(Channel.CONFERENCE, 10)
            .add(Channel.WECHAT, 35),
        new Weighted<Team>().add(Team.COMMERCIAL, 85).add(Team.DISTRIBUTOR, 15),
        4);
  }

  private SimulatedCampaign oncology() {
    return campaign(
        definition("fukang-oncology", "复康注射液 Fukang: oncology key accounts", 1, 70)
            .setProductIds(List.of("fukang-100ml"))
            .setAudience(
                new Audience(List.of(), List.of("TERTIARY"), List.of("oncology"), List.of()))
            .setAttributionWindowDays(60)
            .setHoldoutPercent(10)
            .setGoalConversions(5_000L),
        new Weighted<Channel>()
            .add(Channel.FIELD_REP, 50)
            .add(Channel.CONFERENCE, 20)
            .add(Channel.EMAIL, 30),
        new Weighted<Team>().add(Team.KEY_ACCOUNT, 100),
        3);
  }

  private SimulatedCampaign respiratory() {
    return campaign(
        definition("qingfei-respiratory", "清肺吸入剂 Qingfei: southern and eastern provinces", 2, 35)
            .setProductIds(List.of("qingfei-inhaler"))
            .setAudience(
                new Audience(
                    List.of("31", "32", "33", "35", "44", "45"), List.of(),
                    List.of("respiratory medicine", "paediatrics", "general practice"), List.of()))
            .setAttributionWindowDays(14)
            .setHoldoutPercent(10),
        new Weighted<Channel>()
            .add(Channel.WEBINAR, 30)
            .add(Channel.EMAIL, 40)
            .add(Channel.WEB, 30),
        new Weighted<Team>().add(Team.REGIONAL_MARKETING, 60).add(Team.DISTRIBUTOR, 40),
        4);
  }

  private SimulatedCampaign community() {
    return campaign(
        definition("anmian-community", "安眠片 Anmian: primary and community care", 2, 49)
            .setProductIds(List.of("anmian-10mg"))
            .setAudience(
                new Audience(List.of(), List.of("PRIMARY", "COMMUNITY"), List.of(), List.of()))
            .setHoldoutPercent(20)
            .setGoalReach(4_000L),
        new Weighted<Channel>()
            .add(Channel.APP, 45)
            .add(Channel.VIRTUAL_REP, 40)
            .add(Channel.WECHAT, 15),
        new Weighted<Team>().add(Team.REGIONAL_AGENCY, 70).add(Team.VIRTUAL, 30),
        4);
  }

  private SimulatedCampaign patients() {
    return campaign(
        definition("huxi-patients", "呼吸健康 Better breathing: for patients", 0, 60)
            .setProductIds(List.of("huxi-spray"))
            .setAudienceKind(AudienceKind.PATIENT)
            .setAttributionWindowDays(14)
            .setQualifiedDwellMs(20_000)
            .setGoalReach(500_000L),
        new Weighted<Channel>()
            .add(Channel.APP, 45)
            .add(Channel.WECHAT, 40)
            .add(Channel.INTERNET_HOSPITAL, 15),
        new Weighted<Team>().add(Team.NONE, 100),
        6);
  }

  private Campaign.Builder definition(String id, String name, int startsAfterDays, int lastsDays) {
    var start = worldStart.atZone(Rhythm.ZONE).toLocalDate().plusDays(startsAfterDays);
    return Campaign.newBuilder()
        .setCampaignId(id)
        .setVersion(1)
        .setName(name)
        .setStartsAt(start.atStartOfDay(Rhythm.ZONE).toInstant())
        .setEndsAt(start.plusDays(lastsDays).atStartOfDay(Rhythm.ZONE).toInstant())
        .setTimeZone(Rhythm.ZONE.getId())
        .setAttributionWindowDays(30)
        .setQualifiedDwellMs(30_000)
        .setAudience(EVERYBODY)
        .setHoldoutSalt(id)
        .setCurrency("CNY");
  }

  private static SimulatedCampaign campaign(
      Campaign.Builder definition, Weighted<Channel> channels, Weighted<Team> teams, int contents) {
    var costs = new TreeMap<String, Long>();
    channels.values().forEach(channel -> costs.put(channel.name(), COSTS.get(channel)));
    var id = definition.getCampaignId();
    return new SimulatedCampaign(
        definition.setTouchCost(costs).build(),
        channels,
        teams,
        IntStream.rangeClosed(1, contents)
            .mapToObj(number -> id.substring(0, id.indexOf('-')) + "-content-" + number)
            .collect(Collectors.toList()));
  }

  private static Audience specialties(String... names) {
    return new Audience(List.of(), List.of(), List.of(names), List.of());
  }
}
