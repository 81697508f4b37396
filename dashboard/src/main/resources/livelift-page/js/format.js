// How numbers, times and names are written. Pure: the same input gives the same text.

const locales = { en: 'en-GB', zh: 'zh-CN' };
const cache = new Map();

function numbers(lang, options) {
  const key = lang + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.NumberFormat(locales[lang], options));
  return cache.get(key);
}

export function count(value, lang) {
  return numbers(lang, { maximumFractionDigits: 0 }).format(value);
}

/** With its sign, as +3 or −1. */
export function signed(value, lang) {
  return numbers(lang, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);
}

/** How much more or less, as +12% or −3.1%. */
export function signedShare(value, lang) {
  return numbers(lang, { style: 'percent', maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0, signDisplay: 'exceptZero' }).format(value);
}

/** Short enough for an axis: 12K, 1.2万. */
export function compact(value, lang) {
  return numbers(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function share(value, lang) {
  const digits = value !== 0 && value < 0.1 ? 2 : 1;
  return numbers(lang, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function times(value, lang) {
  return numbers(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** From minor units of a currency, such as fen. */
export function money(minor, currency, digits, lang) {
  const value = minor / 10 ** digits;
  const shown = value >= 1000 ? 0 : digits;
  return numbers(lang, {
    style: 'currency', currency: currency ?? 'CNY', currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown, maximumFractionDigits: shown,
  }).format(value);
}

/** Millionths of a conversion. */
export function credit(millionths, lang) {
  return numbers(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(millionths / 1e6);
}

const durations = {
  en: { ms: ' ms', s: ' s', min: ' min', h: ' h', d: ' days' },
  zh: { ms: ' 毫秒', s: ' 秒', min: ' 分钟', h: ' 小时', d: ' 天' },
};

export function duration(ms, lang) {
  const words = durations[lang];
  const one = (value) => numbers(lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (ms < 100) return one(ms) + words.ms;
  if (ms < 90_000) return one(ms / 1000) + words.s;
  if (ms < 5_400_000) return one(ms / 60_000) + words.min;
  if (ms < 172_800_000) return one(ms / 3_600_000) + words.h;
  return one(ms / 86_400_000) + words.d;
}

/** A day of the flight, such as 12 Nov or 11月12日. */
export function day(date, lang) {
  return new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(new Date(date + 'T00:00:00Z'));
}

/** A day with its year, in the campaign's time zone. */
export function fullDay(instant, zone, lang) {
  return new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone ?? 'UTC' })
    .format(new Date(instant));
}

/** Hour and minute in the campaign's time zone. */
export function hourMinute(instant, zone, lang) {
  return new Intl.DateTimeFormat(locales[lang], { hour: '2-digit', minute: '2-digit', timeZone: zone ?? 'UTC', hour12: false })
    .format(new Date(instant));
}

/** The date of an instant in a time zone, as 2026-01-31. */
export function dateIn(instant, zone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone ?? 'UTC' }).format(new Date(instant));
}

export function clock(instant, zone, lang) {
  return new Intl.DateTimeFormat(locales[lang], { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone ?? 'UTC', hour12: false })
    .format(new Date(instant));
}

/**
 * One number of a cell.
 * @returns {{text: string, state: 'value' | 'withheld' | 'none'}} none: there is no such number, as a rate of nobody
 */
export function figure(figures, word, campaign, lang) {
  if (figures.withheld.includes(word.id)) return { text: '', state: 'withheld' };
  const isMetric = word.family === undefined;
  const value = isMetric ? figures.metrics[word.id] : figures.measures[word.id] ?? 0;
  if (value === undefined) return { text: '–', state: 'none' };
  return { text: inUnit(value, word.unit, campaign, lang), state: 'value' };
}

/** A value in the unit of its word. */
export function inUnit(value, unit, campaign, lang) {
  switch (unit) {
    case 'SHARE': return share(value, lang);
    case 'TIMES': return times(value, lang);
    case 'MILLISECONDS': return duration(value, lang);
    case 'MINOR_CURRENCY': return money(value, campaign.currency, campaign.currency_digits, lang);
    case 'MILLIONTHS': return credit(value, lang);
    default: return count(value, lang);
  }
}
