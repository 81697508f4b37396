package io.livelift.job.cells.definition;

import io.livelift.job.cells.definition.TableWithholding.Bound;
import io.livelift.job.journey.Audience;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides what of a slice is withheld, by the rules of {@code docs/privacy.md}. A function of the
 * slice's numbers alone: neither the order of events nor a restart can change it.
 */
public final class Withholding {
  /** Groups that are part of another one: their people are its people in the treated arm. */
  private static final Map<Measure, Measure> TREATED_OF =
      Map.of(
          Measure.AUDIENCE_PRESCRIBERS, Measure.PRESCRIBERS,
          Measure.AUDIENCE_CONVERTERS, Measure.CONVERTERS);

  private final int smallestGroup;

  /**
   * @param smallestGroup how many people a published number must rest on
   */
  public Withholding(int smallestGroup) {
    this.smallestGroup = smallestGroup;
  }

  /** What is shown of a slice. */
  public Visibility of(SliceCells cells, Granularity granularity) {
    return new Decision(cells, granularity, null).decide();
  }

  /** The same, where only the tables and groups that the slice calls changed are decided anew. */
  public Visibility of(SliceCells cells, Granularity granularity, Visibility former) {
    return new Decision(cells, granularity, former).decide();
  }

  private final class Decision {
    private final SliceCells cells;
    private final Granularity granularity;
    private final Visibility former;
    private final Visibility visibility;

    Decision(SliceCells cells, Granularity granularity, Visibility former) {
      this.cells = cells;
      this.granularity = granularity;
      this.former = former;
      this.visibility = Visibility.open(smallestGroup, granularity);
    }

    Visibility decide() {
      for (var group = 0; group < Groups.ALL.size(); group++) {
        var people = Groups.ALL.get(group);
        if (people == Measure.TRANSITION_PEOPLE) {
          decideTransitions(group);
        } else if (Groups.has(Groups.in(Breakdown.NONE, granularity), people)) {
          decide(group, people);
        }
      }
      return visibility;
    }

    private void decide(int group, Measure people) {
      var whole = TREATED_OF.get(people);
      var groups = Groups.of(people) | (whole == null ? 0 : Groups.of(whole));
      // What was hidden for all tables jointly is no function of one table's numbers.
      var isAllNew =
          isChanged(Breakdown.NONE, groups)
              || former.isJoint(group)
              || (whole != null && isChangedOrNew(Breakdown.ARM, groups, whole));
      visibility.set(
          Breakdown.NONE,
          group,
          isAllNew ? none(people, whole) : former.get(Breakdown.NONE, group));
      Map<Breakdown, TableWithholding> tables = new EnumMap<>(Breakdown.class);
      var isAnyNew = false;
      for (var breakdown : Cube.breakdowns(granularity)) {
        if (breakdown != Breakdown.NONE && Groups.has(Groups.in(breakdown, granularity), people)) {
          if (whole != null && breakdown == Breakdown.ARM) {
            visibility.set(breakdown, group, visibility.get(breakdown, Groups.indexOf(whole)));
          } else {
            var table = table(breakdown, group, people);
            tables.put(breakdown, table);
            var isNew = isAllNew || isChangedOrNew(breakdown, groups, whole);
            isAnyNew |= isNew;
            if (isNew) {
              table.decide();
            } else {
              table.reuse(former.get(breakdown, group));
            }
          }
        }
      }
      if (isAnyNew && new JointWithholding(smallestGroup, tables).hideMore()) {
        visibility.setJoint(group);
      }
      tables.forEach((breakdown, table) -> visibility.set(breakdown, group, table.shown()));
    }

    /** Whether a table has changed, or what it shows of the group that contains this one. */
    private boolean isChangedOrNew(Breakdown breakdown, int groups, Measure whole) {
      return isChanged(breakdown, groups) || (whole != null && !isAsFormer(breakdown, whole));
    }

    private boolean isAsFormer(Breakdown breakdown, Measure group) {
      var index = Groups.indexOf(group);
      return visibility.get(breakdown, index).equals(former.get(breakdown, index));
    }

    private boolean isChanged(Breakdown breakdown, int groups) {
      return former == null || (cells.changed(breakdown) & groups) != 0;
    }

    private Shown none(Measure people, Measure whole) {
      if (whole == null) {
        var finest = Cube.finestLevel(granularity, Breakdown.NONE);
        return TableWithholding.ofNone(smallestGroup, new People(cells, people), finest);
      }
      return cells.get(Breakdown.NONE, RegionPath.NATION, "", people) == 0
          ? Shown.everything()
          : treatedArm(Groups.indexOf(whole));
    }

    /** The regions in which the treated arm is shown: there the audience is the same people. */
    private Shown treatedArm(int whole) {
      var arms = visibility.get(Breakdown.ARM, whole);
      var shown = Shown.nothing();
      cells.forEach(
          Breakdown.NONE,
          (name, cell) -> {
            if (arms.shows(name.region(), Audience.TREATED)) {
              shown.show(name.region(), Set.of());
            }
          });
      return shown;
    }

    private TableWithholding table(Breakdown breakdown, int group, Measure people) {
      var whole = TREATED_OF.get(people);
      var bound =
          whole == null
              ? null
              : new Bound(
                  new People(cells, whole), visibility.get(breakdown, Groups.indexOf(whole)));
      return new TableWithholding(
          smallestGroup,
          new People(cells, people),
          breakdown,
          Cube.finestLevel(granularity, breakdown),
          visibility.get(Breakdown.NONE, group),
          bound);
    }

    private void decideTransitions(int group) {
      if (Groups.has(Groups.in(Breakdown.TRANSITION, granularity), Measure.TRANSITION_PEOPLE)) {
        var groups = Groups.of(Measure.TRANSITION_PEOPLE) | Groups.of(Measure.CONVERTERS);
        var channels = visibility.get(Breakdown.CHANNEL, Groups.indexOf(Measure.CONVERTERS));
        var isNew =
            isChanged(Breakdown.TRANSITION, groups)
                || isChanged(Breakdown.CHANNEL, groups)
                || !isAsFormer(Breakdown.CHANNEL, Measure.CONVERTERS)
                || isChanged(Breakdown.NONE, groups);
        visibility.set(
            Breakdown.TRANSITION,
            group,
            isNew
                ? new TransitionWithholding(smallestGroup, cells, channels).decide()
                : former.get(Breakdown.TRANSITION, group));
      }
    }
  }
}
