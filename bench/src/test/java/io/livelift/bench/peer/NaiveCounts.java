package io.livelift.bench.peer;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.vocabulary.RegionPath;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What peers must find, counted by the book: whole records, sets, the calendar. */
public final class NaiveCounts {
  /**
   * A cell of views and reach.
   *
   * @param start of the window, epoch milliseconds
   */
  public record Cell(String granularity, String campaign, String province, long start) {}

  /** What is counted in a cell. */
  public record Count(long views, long reach) {}

  private static final Map<String, ChronoUnit> WINDOWS =
      Map.of("MINUTE", ChronoUnit.MINUTES, "HOUR", ChronoUnit.HOURS, "DAY", ChronoUnit.DAYS);

  private final RandomLog log;
  private final Map<String, Campaign> campaigns = new HashMap<>();

  public NaiveCounts(RandomLog log) {
    this.log = log;
    log.campaigns().forEach(campaign -> campaigns.put(campaign.getCampaignId(), campaign));
  }

  /** Views and reach of every cell with a view; a duplicate is a view. */
  public Map<Cell, Count> reach() {
    var views = new HashMap<Cell, Long>();
    var people = new HashMap<Cell, Set<String>>();
    for (var view : counted()) {
      WINDOWS.forEach(
          (granularity, unit) -> {
            var cell =
                new Cell(
                    granularity,
                    view.getCampaignId(),
                    province(view),
                    start(view.getEventTime(), unit, campaigns.get(view.getCampaignId())));
            views.merge(cell, 1L, Long::sum);
            var reached = people.computeIfAbsent(cell, c -> new HashSet<>());
            if (qualifies(view)) {
              reached.add(view.getPhysicianId());
            }
          });
    }
    return views.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> new Count(entry.getValue(), people.get(entry.getKey()).size())));
  }

  /** Conversions by "campaign province start-of-day". */
  public Map<String, Long> conversions() {
    var converted = new HashSet<List<String>>();
    for (var order : log.prescriptions()) {
      for (var view : counted()) {
        var campaign = campaigns.get(view.getCampaignId());
        var earliest =
            order.getEventTime().minus(campaign.getAttributionWindowDays(), ChronoUnit.DAYS);
        if (order.getStatus() == PrescriptionStatus.ISSUED
            && campaign.getProductIds().contains(order.getProductId())
            && order.getPhysicianId().equals(view.getPhysicianId())
            && qualifies(view)
            && !view.getEventTime().isBefore(earliest)
            && !view.getEventTime().isAfter(order.getEventTime())) {
          var day = start(order.getEventTime(), ChronoUnit.DAYS, campaign);
          converted.add(
              List.of(
                  view.getCampaignId() + " " + province(view) + " " + day,
                  order.getPrescriptionId()));
        }
      }
    }
    return converted.stream()
        .collect(Collectors.groupingBy(pair -> pair.get(0), TreeMap::new, Collectors.counting()));
  }

  private List<ContentView> counted() {
    return log.views().stream()
        .filter(view -> view.getPhysicianId() != null)
        .filter(view -> campaigns.containsKey(view.getCampaignId()))
        .filter(view -> isInFlight(view, campaigns.get(view.getCampaignId())))
        .toList();
  }

  private static boolean isInFlight(ContentView view, Campaign campaign) {
    return !view.getEventTime().isBefore(campaign.getStartsAt())
        && view.getEventTime().isBefore(campaign.getEndsAt());
  }

  private boolean qualifies(ContentView view) {
    var campaign = campaigns.get(view.getCampaignId());
    return view.getCompleted() || view.getDwellMs() >= campaign.getQualifiedDwellMs();
  }

  private static String province(ContentView view) {
    return Optional.ofNullable(RegionPath.parse(view.getRegion()))
        .map(path -> RegionPath.cut(path, 1))
        .orElse(RegionPath.UNKNOWN);
  }

  private static long start(Instant time, ChronoUnit unit, Campaign campaign) {
    return time.atZone(ZoneId.of(campaign.getTimeZone()))
        .truncatedTo(unit)
        .toInstant()
        .toEpochMilli();
  }
}
