// Turns the answer of a campaign's page into what is drawn. Pure; holds no formula.
import { count, day, dateIn, duration, hourMinute, inUnit, share, signed, signedShare, times } from '../format.js';

const MINUTE_MS = 60_000;

/** Series of the chart of days; the day that is not over stands apart. */
export function daySeries(days) {
  return {
    dates: days.map((d) => d.date),
    newReach: days.map((d) => d.new_reach),
    reachToDate: days.map((d) => d.reach_to_date),
    conversions: days.map((d) => d.conversions),
    corrected: days.map((d) => d.corrected),
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

/** Series of the chart of minutes, with the campaign's own time. */
export function minuteSeries(minutes, zone, lang) {
  const from = Date.parse(minutes.from);
  return {
    times: minutes.views.map((_, i) => hourMinute(from + i * MINUTE_MS, zone, lang)),
    views: minutes.views,
    newReach: minutes.new_reach,
    unfinished: minutes.unfinished_from,
  };
}

export function minuteTable(series, words, lang, t) {
  return {
    columns: [t('minute'), words.get('views').name[lang], words.get('new_reach').name[lang]],
    rows: series.times.map((time, i) => [
      time + (i >= series.unfinished ? ` (${t('unfinished')})` : ''), count(series.views[i], lang), count(series.newReach[i], lang),
    ]),
  };
}

const STATES = { VALUE: 'value', WITHHELD: 'withheld', NONE: 'none' };

/** A number of the answer as text. */
export function valueText({ id, state, value }, words, campaign, lang) {
  return { state: STATES[state], text: state === 'VALUE' ? inUnit(value, words.get(id).unit, campaign, lang) : '' };
}

/** The 95% interval of a number; null where it has none. */
export function intervalText(kpi, words, campaign, lang, t) {
  if (kpi.low === null || kpi.state !== 'VALUE') return null;
  const text = (value) => inUnit(value, words.get(kpi.id).unit, campaign, lang);
  return t('interval', { low: text(kpi.low), high: text(kpi.high) });
}

/**
 * What has changed, and against what.
 * @returns {{text, direction, tone, against}} null where nothing can be compared
 */
export function changeText(kpi, answer, words, lang, t) {
  const { change } = kpi;
  if (!change || change.state === 'NONE') return null;
  const against = againstText(answer, lang, t);
  if (change.state === 'WITHHELD') return { text: t('withheldChange'), direction: null, tone: 'plain', against: '' };
  const difference = change.now - change.before;
  const isToday = answer.period.id === 'flight' && words.get(change.of).unit !== 'MINOR_CURRENCY';
  const relative = change.relative === null ? signed(difference, lang) : signedShare(change.relative, lang);
  return {
    text: isToday ? t('todayMore', { value: signed(change.now, lang) }) : relative,
    against: isToday ? `${relative} ${against}` : against,
    tone: change.tone.toLowerCase(),
    direction: difference > 0 ? 'UP' : difference < 0 ? 'DOWN' : 'LEVEL',
  };
}

/** What changes are against, in words. */
export function againstText({ comparison, campaign, period }, lang, t) {
  if (!comparison) return null;
  const zone = campaign.time_zone;
  const time = hourMinute(comparison.to, zone, lang);
  if (comparison.so_far && (period.id === 'flight' || period.id === 'today')) return t('vsYesterday', { time });
  const from = day(dateIn(comparison.before_from, zone), lang);
  // The first instant after it belongs to the next day.
  const to = day(dateIn(Date.parse(comparison.before_to) - 1, zone), lang);
  return comparison.so_far ? t('vsBeforeSoFar', { from, to, time }) : t('vsBefore', { from, to });
}

/** The stages of the funnel; widths 0..1 of the largest stage of people. */
export function funnelRows(funnel, words, lang, t) {
  const people = funnel.filter((stage) => stage.id !== 'REPEAT').map((stage) => stage.value ?? 0);
  const largest = Math.max(1, ...people);
  return funnel.map((stage) => ({
    id: stage.id,
    name: t(`stage_${stage.id}`),
    word: words.get(stage.measure),
    width: stage.id === 'REPEAT' || stage.value === null ? null : stage.value / largest,
    state: stage.state === 'VALUE' && stage.value === null ? 'none' : STATES[stage.state],
    text: stage.value === null ? '' : stage.id === 'REPEAT' ? times(stage.value, lang) : count(stage.value, lang),
    share: stage.share === null || stage.share === undefined ? null : t(`shareOf_${stage.share_of}`, { share: share(stage.share, lang) }),
  }));
}

/** How many notes of corrections are shown. */
const SHOWN = 5;

/** What changed of one day within one hour is one note. */
export function correctionRows(corrections, campaign, words, lang, t) {
  const zone = campaign.time_zone;
  const notes = new Map();
  corrections.forEach((c) => {
    const key = `${c.day} ${c.hour}`;
    notes.set(key, [...(notes.get(key) ?? []), c]);
  });
  const rows = [...notes].slice(0, SHOWN).map(([key, parts]) => {
    const { hour } = parts[0];
    return {
      key,
      day: day(parts[0].day, lang),
      parts: parts.map((c) => ({ id: c.measure, difference: signed(c.difference, lang), name: words.get(c.measure).name[lang] })),
      when: t('correctionsWhen', {
        from: hourMinute(hour, zone, lang), to: hourMinute(Date.parse(hour) + 60 * MINUTE_MS, zone, lang),
      }),
    };
  });
  return { rows, more: Math.max(0, notes.size - SHOWN) };
}

export function medianText(median, lang, t) {
  return median.state === 'VALUE' ? t('median', { value: duration(median.value, lang) }) : null;
}
