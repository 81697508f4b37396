// What the address says, both ways: every view is an address that restores it. Pure.
// A value that means nothing falls back to the default; a default is not written.
import { PAGES, pageOf } from './pages.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PERIODS = ['flight', 'today', '7d', '28d'];
const THEMES = ['light', 'dark'];

/** @returns {{page, campaign, region, period, metric, lang, theme}} and the page's own parameters */
export function read(search, language) {
  const query = new URLSearchParams(search);
  const campaign = query.get('campaign') || null;
  const page = pageOf(query.get('page')) ?? (campaign ? pageOf('overview') : PAGES[0]);
  const lang = query.get('lang');
  return {
    page: page.id,
    campaign,
    region: text(query.get('region'), /^[^\p{Cc}]{1,200}$/u, ''),
    period: period(query.get('period')),
    metric: text(query.get('metric'), /^[a-z][a-z0-9_]{0,40}$/, null),
    lang: lang === 'zh' || lang === 'en' ? lang : language,
    theme: THEMES.includes(query.get('theme')) ? query.get('theme') : null,
    ...own(page, (name) => query.get(name)),
  };
}

export function write(view) {
  const page = pageOf(view.page) ?? PAGES[0];
  const query = new URLSearchParams({ page: page.id });
  const put = (name, value, fallback) => {
    if (value && value !== fallback) query.set(name, value);
  };
  put('campaign', view.campaign);
  put('region', view.region);
  put('period', view.period, 'flight');
  put('metric', view.metric);
  Object.entries(page.params ?? {}).forEach(([name, allowed]) => put(name, view[name], fallbackOf(allowed)));
  query.set('lang', view.lang);
  put('theme', view.theme);
  return '?' + query;
}

/** Another page of the same campaign, region and period; its own parameters begin at their defaults. */
export function toPage(view, id) {
  const { campaign, region, period: when, metric, lang, theme } = view;
  return { page: id, campaign, region, period: when, metric, lang, theme, ...own(pageOf(id), () => null) };
}

/** `flight`, `today`, `7d`, `28d`, or two dates in order, joined by `..`. */
export function period(value) {
  if (PERIODS.includes(value)) return value;
  const [from, to, more] = (value ?? '').split('..');
  return more === undefined && isDate(from) && isDate(to) && from <= to ? value : 'flight';
}

function isDate(value) {
  if (!DATE.test(value ?? '')) return false;
  const date = new Date(value + 'T00:00:00Z');
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function own(page, valueOf) {
  return Object.fromEntries(Object.entries(page?.params ?? {}).map(([name, allowed]) => [
    name, Array.isArray(allowed)
      ? (allowed.includes(valueOf(name)) ? valueOf(name) : allowed[0])
      : text(valueOf(name), allowed, ''),
  ]));
}

function fallbackOf(allowed) {
  return Array.isArray(allowed) ? allowed[0] : '';
}

function text(value, pattern, fallback) {
  return value && pattern.test(value) ? value : fallback;
}
