// A campaign's definition as the form shows it, both ways. Pure.

export const LISTS = ['product_ids', 'audience.regions', 'audience.tiers', 'audience.specialties', 'audience.segments'];

/** What a new campaign begins with. */
export function blank(zone, today) {
  const start = `${today}T00:00`;
  return {
    name: '', product_ids: [], starts_at: start, ends_at: plusDays(start, 90), time_zone: zone,
    attribution_window_days: '30', qualified_dwell_seconds: '30', audience_kind: 'PHYSICIAN',
    audience: { regions: [], tiers: [], specialties: [], segments: [] },
    holdout_percent: '10', holdout_salt: null, touch_cost: {}, currency: 'CNY', goal_reach: '', goal_conversions: '',
  };
}

function plusDays(local, days) {
  const date = new Date(`${local}Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 16);
}

/** A published definition, as fields of text; times in the campaign's own zone, money in its currency. */
export function toForm(definition) {
  const zone = definition.time_zone;
  const digits = digitsOf(definition.currency);
  return {
    name: definition.name,
    product_ids: definition.product_ids,
    starts_at: toLocal(definition.starts_at, zone),
    ends_at: toLocal(definition.ends_at, zone),
    time_zone: zone,
    attribution_window_days: String(definition.attribution_window_days),
    qualified_dwell_seconds: String(definition.qualified_dwell_ms / 1000),
    audience_kind: definition.audience_kind,
    audience: definition.audience,
    holdout_percent: String(definition.holdout_percent),
    holdout_salt: definition.holdout_salt,
    touch_cost: Object.fromEntries(Object.entries(definition.touch_cost).map(([channel, minor]) => [channel, String(minor / 10 ** digits)])),
    currency: definition.currency,
    goal_reach: definition.goal_reach === null ? '' : String(definition.goal_reach),
    goal_conversions: definition.goal_conversions === null ? '' : String(definition.goal_conversions),
  };
}

/** The form as it is sent; what is no number is sent as it is, so that the server says so. */
export function toDefinition(form) {
  const digits = digitsOf(form.currency);
  const definition = {
    name: form.name,
    product_ids: form.product_ids,
    starts_at: toInstant(form.starts_at, form.time_zone),
    ends_at: toInstant(form.ends_at, form.time_zone),
    time_zone: form.time_zone,
    attribution_window_days: whole(form.attribution_window_days),
    qualified_dwell_ms: scaled(form.qualified_dwell_seconds, 1000),
    audience_kind: form.audience_kind,
    audience: form.audience,
    holdout_percent: whole(form.holdout_percent),
    touch_cost: Object.fromEntries(Object.entries(form.touch_cost).filter(([, cost]) => cost.trim() !== '').map(([channel, cost]) => [channel, scaled(cost, 10 ** digits)])),
    currency: form.currency,
    goal_reach: form.goal_reach.trim() === '' ? null : whole(form.goal_reach),
    goal_conversions: form.goal_conversions.trim() === '' ? null : whole(form.goal_conversions),
  };
  return form.holdout_salt === null ? definition : { ...definition, holdout_salt: form.holdout_salt };
}

function whole(text) {
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
}

function scaled(text, factor) {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : Math.round(value * factor);
}

/** Decimal places of a currency; of none that is known two. */
export function digitsOf(currency) {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  } catch {
    return 2;
  }
}

/** An instant as the clocks of a zone show it, for a field of date and time. */
export function toLocal(instant, zone) {
  try {
    const parts = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }).format(new Date(instant)).replace(' ', 'T');
    return parts.endsWith(':00') ? parts.slice(0, 16) : parts;
  } catch {
    return toLocal(instant, 'UTC');
  }
}

/** The instant at which the clocks of a zone show this; where they show it twice the first. */
export function toInstant(local, zone) {
  if (!local) return '';
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return local;
  const offsetAt = (instant) => Date.parse(`${toLocal(instant, zone)}Z`) - Math.floor(instant / 1000) * 1000;
  // The offset there may be another than the one a day before; the earlier answer that fits is it.
  const candidates = [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)].map((offset) => wanted - offset);
  const fitting = candidates.filter((instant) => Date.parse(`${toLocal(instant, zone)}Z`) === wanted);
  return new Date(Math.min(...(fitting.length > 0 ? fitting : candidates))).toISOString();
}

/** Texts of a list as they are typed: separated by commas or lines. */
export function listOf(text) {
  return text.split(/[,，;；\n]/).map((one) => one.trim()).filter((one) => one !== '');
}

/** Regions whose name or path holds what was typed, the upper levels first. */
export function suggested(text, regionNames, lang) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return [...regionNames.values()]
    .filter((region) => `${region.path} ${region.en} ${region.zh}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)
    .slice(0, 12)
    .map((region) => ({ path: region.path, name: region[lang] }));
}

/** A value of a change as text. */
export function changeText(value, none) {
  if (value === null || value === undefined) return none;
  if (Array.isArray(value)) return value.length === 0 ? none : value.join(', ');
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return entries.length === 0 ? none : entries.map(([key, one]) => `${key} ${one}`).join(', ');
  }
  return value === '' ? none : String(value);
}
