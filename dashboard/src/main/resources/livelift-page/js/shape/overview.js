// Turns the answer of a campaign's page into what charts and tables draw. Pure; holds no formula.
import { count, day } from '../format.js';

/** Series of the chart of days; the day that is not over stands apart. */
export function daySeries(days) {
  return {
    dates: days.map((d) => d.date),
    newReach: days.map((d) => d.figures.measures.new_reach ?? 0),
    reachToDate: days.map((d) => d.reach_to_date),
    conversions: days.map((d) => (d.figures.withheld.includes('conversions') ? null : d.figures.measures.conversions ?? 0)),
    unfinished: days.findIndex((d) => d.unfinished),
  };
}

/** The same in words. */
export function dayTable(series, words, lang, t) {
  return {
    columns: [t('day'), words.get('new_reach').name[lang], words.get('conversions').name[lang], t('reachToDate')],
    rows: series.dates.map((date, i) => [
      day(date, lang) + (i === series.unfinished ? ` (${t('unfinished')})` : ''),
      count(series.newReach[i], lang),
      series.conversions[i] === null ? t('withheld') : count(series.conversions[i], lang),
      count(series.reachToDate[i], lang),
    ]),
  };
}
