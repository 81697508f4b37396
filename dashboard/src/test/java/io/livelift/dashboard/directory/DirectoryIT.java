package io.livelift.dashboard.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Shard;
import io.livelift.dashboard.store.Schema;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.TestPostgres;
import io.livelift.dashboard.store.Transactions;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import io.livelift.vocabulary.RegionPath;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryIT {
  private static final Shard PHYSICIANS = new Shard("livelift.physicians", 0);

  private final StoreConfig store = TestPostgres.newDatabase();
  private Transactions transactions;
  private PersonHash hash;
  private long offset;

  @BeforeEach
  void open() throws SQLException {
    Schema.migrate(store);
    transactions = new Transactions(store);
    hash = new PersonHash(transactions.own(DirectoryStore::key));
  }

  @AfterEach
  void close() {
    transactions.close();
  }

  private void store(List<Physician> profiles, List<String> erased) throws Exception {
    List<DirectoryProfile> kept = new ArrayList<>();
    for (var profile : profiles) {
      kept.add(DirectoryProfile.of(profile, hash));
    }
    var batch = new DirectoryStore.Batch(kept, erased.stream().map(hash::of).toList());
    var before = offset;
    offset += profiles.size() + erased.size();
    transactions.carryOut(
        connection ->
            DirectoryStore.apply(
                connection,
                batch,
                before == 0 ? Map.of() : Map.of(PHYSICIANS, before),
                Map.of(PHYSICIANS, offset)));
  }

  private AudienceCount count(Campaign campaign) throws SQLException {
    return transactions.own(connection -> AudienceQuery.count(connection, campaign));
  }

  /** The rules of the contract once more, in memory and without haste. */
  private static AudienceCount naive(List<Physician> log, Set<String> erased, Campaign campaign)
      throws RejectedException {
    Map<String, TreeMap<Long, Physician>> people = new HashMap<>();
    for (var profile : log) {
      if (!erased.contains(profile.getPhysicianId())) {
        people
            .computeIfAbsent(profile.getPhysicianId(), id -> new TreeMap<>())
            .merge(
                profile.getEffectiveFrom().toEpochMilli(),
                profile,
                (a, b) -> b.getVersion() > a.getVersion() ? b : a);
      }
    }
    Map<String, Long> byProvince = new TreeMap<>();
    long members = 0;
    long withoutConsent = 0;
    for (var versions : people.values()) {
      var entry = versions.floorEntry(campaign.getStartsAt().toEpochMilli());
      var profile = entry == null ? versions.firstEntry().getValue() : entry.getValue();
      if (matches(profile, campaign)) {
        if (profile.getConsent()) {
          members++;
          byProvince.merge(RegionPath.cut(region(profile), 1), 1L, Long::sum);
        } else {
          withoutConsent++;
        }
      }
    }
    return new AudienceCount(people.size(), members, withoutConsent, byProvince);
  }

  private static String region(Physician profile) throws RejectedException {
    var region = Rules.region(profile.getRegion());
    return region == null ? RegionPath.UNKNOWN : region;
  }

  private static boolean matches(Physician profile, Campaign campaign) throws RejectedException {
    var audience = campaign.getAudience();
    var region = region(profile);
    var isInRegion = audience.getRegions().isEmpty();
    for (var wanted : audience.getRegions()) {
      var path = Rules.region(wanted);
      isInRegion |= RegionPath.isWithin(region, path == null ? wanted : path);
    }
    return isInRegion
        && (audience.getTiers().isEmpty() || audience.getTiers().contains(profile.getTier().name()))
        && (audience.getSpecialties().isEmpty()
            || audience.getSpecialties().contains(profile.getSpecialty()))
        && (audience.getSegments().isEmpty()
            || audience.getSegments().stream().anyMatch(profile.getSegments()::contains));
  }

  @Test
  void randomAudiencesAreCountedAsTheContractSays() throws Exception {
    var random = new RandomProfiles(20_260_309);
    List<Physician> log = new ArrayList<>();
    Set<String> erased = new HashSet<>();
    for (var round = 0; round < 12; round++) {
      var profiles = random.profiles(200, 120);
      List<String> gone = round % 3 == 2 ? List.of("p-" + random.number(200)) : List.of();
      store(profiles, gone);
      log.addAll(profiles);
      erased.addAll(gone);
      for (var i = 0; i < 15; i++) {
        var campaign = random.campaign();
        assertThat(count(campaign))
            .as("round %d, %s", round, campaign.getAudience())
            .isEqualTo(naive(log, erased, campaign));
      }
    }
  }

  @Test
  void whoIsErasedIsInNoCountBeforeOrAfter() throws Exception {
    var everybody = Campaign.newBuilder(MadeUp.campaign("spring", 1, "Spring", MadeUp.T0)).build();
    everybody.getAudience().setRegions(List.of());
    var profiles = new RandomProfiles(1).profiles(1, 3);
    store(profiles, List.of());
    assertThat(count(everybody).known()).isEqualTo(1);
    store(List.of(), List.of("p-0"));
    assertThat(count(everybody).known()).isZero();
    store(profiles, List.of());
    assertThat(count(everybody).known()).isZero();
  }

  @Test
  void noIdIsKept() throws Exception {
    store(new RandomProfiles(2).profiles(5, 50), List.of("p-3"));
    try (var connection = DriverManager.getConnection(store.jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from (select p::text t from profile p union all"
                    + " select e::text from erased_person e) x where t like '%p-%'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aSecondDirectoryThatIsBehindStoresNothing() throws Exception {
    store(new RandomProfiles(3).profiles(5, 5), List.of());
    assertThatThrownBy(
            () ->
                transactions.carryOut(
                    connection ->
                        DirectoryStore.apply(
                            connection,
                            new DirectoryStore.Batch(List.of(), List.of()),
                            Map.of(),
                            Map.of(PHYSICIANS, 3L))))
        .isInstanceOf(DirectoryStore.OvertakenException.class);
  }
}
