// Turns the answer of the page "Lift" into sentences, numbers and the chart. Pure; holds no formula.
import { clock, count, day, fullDay, inUnit, share } from '../format.js';
import { base, valueAxis } from './chart.js';

const locales = { en: 'en-GB', zh: 'zh-CN' };

function signed(value, lang, digits, unit = '') {
  return minus(new Intl.NumberFormat(locales[lang], { signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)) + unit;
}

/** A minus is as wide as a plus. */
const minus = (text) => text.replace('-', '−');

/** A difference of shares, in percentage points. */
export function points(value, lang) {
  return signed(value * 100, lang, 2, lang === 'zh' ? ' 个百分点' : ' pp');
}

export function relative(value, lang) {
  return minus(new Intl.NumberFormat(locales[lang], { style: 'percent', signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value));
}

export function people(value, lang) {
  return signed(value, lang, 0);
}

/** Both ends of an interval; without one there is no text. */
export function interval(ends, write, lang, t) {
  return ends === null || ends === undefined ? null : t('fromTo', { low: write(ends.low, lang), high: write(ends.high, lang) });
}

/** About how many days: whole ones, and at least one. */
export function about(days, lang) {
  return count(Math.max(1, Math.ceil(days)), lang);
}

const TONES = { POSITIVE: 'good', NEGATIVE: 'bad', UNDECIDED: 'open', BLOCKED: 'warn' };

/**
 * The verdict in plain words.
 * @returns {{tone, headline, sentences: string[]}} tone good, bad, open, warn or quiet
 */
export function verdict(answer, lang, t) {
  const { lift } = answer;
  return {
    tone: TONES[lift.verdict] ?? 'quiet',
    headline: t(headline(answer), numbers(answer, lang)),
    sentences: sentences(answer).map((id) => t(id, numbers(answer, lang))),
  };
}

function headline({ lift, forecast }) {
  return lift.verdict === 'UNDECIDED' ? `UNDECIDED_${forecast.state}` : `verdict_${lift.verdict}`;
}

function sentences({ lift, forecast, region }) {
  const more = [];
  if (lift.absolute) more.push(lift.verdict === 'UNDECIDED' ? 'why_UNDECIDED' : 'why_decided');
  if (lift.verdict === 'UNDECIDED' && forecast.days !== null) more.push('why_pace');
  if (lift.verdict === 'BLOCKED') more.push('why_BLOCKED');
  if (lift.verdict === 'WITHHELD') more.push(region ? 'why_WITHHELD_region' : 'why_WITHHELD');
  if (lift.verdict === 'NO_HOLDOUT') more.push(lift.holdout_percent > 0 ? 'why_empty_arm' : 'why_NO_HOLDOUT');
  if (lift.verdict === 'NO_AUDIENCE') more.push('why_NO_AUDIENCE');
  if (lift.control.reached > 0) more.push('why_control_reached');
  return more;
}

function numbers({ lift, forecast, campaign, measured_until: until }, lang) {
  const zone = campaign.time_zone;
  const ratio = lift.sample_ratio;
  return {
    days: forecast.days === null ? '' : about(forecast.days, lang),
    at: forecast.at === null ? '' : fullDay(forecast.at, zone, lang),
    until: until === null ? '' : fullDay(until, zone, lang),
    treated: lift.treated.prescriber_share === null ? '' : share(lift.treated.prescriber_share, lang),
    control: lift.control.prescriber_share === null ? '' : share(lift.control.prescriber_share, lang),
    absolute: lift.absolute ? points(lift.absolute.value, lang) : '',
    low: lift.absolute ? points(lift.absolute.always_valid.low, lang) : '',
    high: lift.absolute ? points(lift.absolute.always_valid.high, lang) : '',
    more: lift.incremental_conversions ? count(Math.abs(lift.incremental_conversions.value), lang) : '',
    heldOut: ratio ? count(lift.control.people, lang) : '',
    audience: ratio ? count(lift.control.people + lift.treated.people, lang) : '',
    expected: ratio ? share(ratio.expected_control_share, lang) : '',
    reached: count(lift.control.reached, lang),
  };
}

/** The four numbers that matter, each with its always-valid interval; null where there is none. */
export function keyNumbers(answer, lang, t) {
  const { lift, campaign } = answer;
  const money = (value) => inUnit(value, 'MINOR_CURRENCY', campaign, lang);
  const value = (text) => (text === null ? { text: '', state: lift.verdict === 'WITHHELD' ? 'withheld' : 'none' } : { text, state: 'value' });
  const cost = lift.cost_per_incremental_conversion;
  return [
    { id: 'lift_absolute', value: value(lift.absolute && points(lift.absolute.value, lang)), beside: interval(lift.absolute?.always_valid, points, lang, t) },
    { id: 'lift_relative', value: value(lift.relative && relative(lift.relative.value, lang)), beside: interval(lift.relative?.delta_method, relative, lang, t), once: true },
    { id: 'incremental_conversions', value: value(lift.incremental_conversions && people(lift.incremental_conversions.value, lang)), beside: interval(lift.incremental_conversions?.always_valid, people, lang, t) },
    { id: 'cost_per_incremental_conversion', value: value(cost && money(cost.value)), beside: cost ? interval(cost.always_valid, money, lang, t) : lift.absolute && t('costOnlyPositive') },
  ];
}

/** Rows of the table of arms. */
export function arms(answer) {
  return ['treated', 'control'].map((id) => ({ id, ...answer.lift[id] }));
}

/** The points of the chart that may be told, and how many may not. */
export function told(points) {
  const shown = points.filter((point) => point.value !== null);
  return { shown, untold: points.length - shown.length };
}

/** When a point was, in the campaign's own time. */
export function when(instant, zone, lang) {
  return `${fullDay(instant, zone, lang)} ${clock(instant, zone, lang).slice(0, 5)}`;
}

export function liftTable(points, campaign, lang, t) {
  return {
    columns: [t('moment'), t('difference'), t('low'), t('high')],
    rows: told(points).shown.map((point) => [
      when(point.at, campaign.time_zone, lang), pointsText(point.value, lang),
      pointsText(point.always_valid.low, lang), pointsText(point.always_valid.high, lang),
    ]),
  };
}

const pointsText = points;

export function liftOption(points, campaign, lang, t, colour, size) {
  const { shown } = told(points);
  const at = (value) => shown.map((point) => [Date.parse(point.at), value(point)]);
  const zone = campaign.time_zone ?? 'UTC';
  const axisDay = (ms) => day(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(ms)), lang);
  const percent = (value) => `${Number((value * 100).toFixed(2))}%`;
  const line = (name, value, style) => ({ name, type: 'line', data: at(value), showSymbol: shown.length < 3, symbolSize: 6, ...style });
  const thin = { lineStyle: { color: colour('reach'), width: 1, opacity: 0.7 }, itemStyle: { color: colour('reach') }, stackStrategy: 'all' };
  return {
    ...base(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: (items) => {
        const point = shown[items[0].dataIndex];
        return [
          when(point.at, campaign.time_zone, lang),
          `${t('difference')}  ${pointsText(point.value, lang)}`,
          interval(point.always_valid, pointsText, lang, t),
        ].join('\n');
      },
    },
    xAxis: {
      type: 'time', axisLabel: { fontSize: size, color: colour('soft'), hideOverlap: true, formatter: axisDay },
      minInterval: 24 * 3600 * 1000,
      axisLine: { lineStyle: { color: colour('line') }, onZero: false }, axisTick: { show: false }, splitLine: { show: false },
    },
    yAxis: valueAxis(colour, size, lang, {
      minInterval: 0, axisLabel: { fontSize: size, color: colour('soft'), formatter: percent },
    }),
    series: [
      line(t('low'), (point) => point.always_valid.low, { ...thin, stack: 'band', silent: true }),
      // The band is drawn as a second layer on the first: as high as the interval is wide.
      line(t('high'), (point) => point.always_valid.high - point.always_valid.low, { ...thin, stack: 'band', silent: true, areaStyle: { color: colour('reach'), opacity: 0.16 } }),
      line(t('difference'), (point) => point.value, {
        lineStyle: { color: colour('line-chart'), width: 2.5 }, itemStyle: { color: colour('line-chart') },
        markLine: {
          silent: true, symbol: 'none', data: [{ yAxis: 0 }], lineStyle: { color: colour('ink'), width: 1.5, type: 'solid' },
          label: { formatter: t('noEffectLine'), position: 'insideStartBottom', color: colour('soft'), fontSize: size },
        },
      }),
    ],
  };
}
