// The comparison of two sides as it is drawn. Pure; holds no formula.
import { day, inUnit } from '../format.js';
import { valueText } from './overview.js';

/** One row of the table. */
export function comparisonRow(row, sides, words, lang, t) {
  const word = words.get(row.id);
  const unit = (value, side) => inUnit(value, word.unit, side.campaign, lang);
  const side = (value, interval, of) => (value === null ? { state: 'none', text: '', interval: null } : {
    ...valueText(value, words, of.campaign, lang),
    interval: interval && t('interval95', { low: unit(interval.low, of), high: unit(interval.high, of) }),
  });
  const plus = (value) => (value > 0 ? '+' : value < 0 ? '−' : '') + unit(Math.abs(value), sides.a);
  return {
    word,
    a: side(row.a, row.a_interval, sides.a),
    b: side(row.b, row.b_interval, sides.b),
    difference: row.difference === null ? null : plus(row.difference),
    relative: row.relative,
    interval: row.difference_interval && t('interval95', { low: plus(row.difference_interval.low), high: plus(row.difference_interval.high) }),
  };
}

/** Series of the chart: one bar a side and day. */
export function pairSeries(days, field) {
  const of = (side) => days.map((pair) => (pair[side] === null ? undefined : pair[side][field]));
  return {
    days: days.map((pair) => pair.day),
    dates: { a: days.map((pair) => pair.a?.date ?? null), b: days.map((pair) => pair.b?.date ?? null) },
    a: of('a'),
    b: of('b'),
    unfinished: { a: days.findIndex((pair) => pair.a?.unfinished), b: days.findIndex((pair) => pair.b?.unfinished) },
  };
}

/** The same in words. */
export function pairTable(series, names, lang, t) {
  const cell = (side, i) => {
    const value = series[side][i];
    if (value === undefined) return '–';
    return `${value === null ? t('notTold') : value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB')} (${day(series.dates[side][i], lang)})`;
  };
  return {
    columns: ['', names.a, names.b],
    rows: series.days.map((n, i) => [t('dayN', { n }), cell('a', i), cell('b', i)]),
  };
}
