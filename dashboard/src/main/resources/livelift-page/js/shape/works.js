// Turns the answer of the page "What works" into what its tables draw. Pure; holds no formula.
import { count, inUnit, share } from '../format.js';

/** The models in the order of the answer, with the words of the vocabulary. */
export function models(answer, words) {
  return answer.attribution.models.map((model) => ({ ...model, word: words.get(model.model) }));
}

/**
 * One row a channel, for the table of models.
 * @param by 'share', 'conversions' or 'cost'
 * @returns {{channel, kind, assisted, spread, cells: {model, value, text, level, mark}[]}[]}
 *     level 0..1 of the largest share, null where there is none; mark 'highest', 'lowest' or null
 */
export function creditRows(answer, by, lang) {
  const channels = new Map(answer.channels.map((channel) => [channel.channel, channel]));
  const largest = Math.max(0, ...answer.attribution.channels.flatMap((c) => Object.values(c.credits).map((credit) => credit.share)));
  return answer.attribution.channels.map((row) => {
    const channel = channels.get(row.channel);
    return {
      channel: row.channel, kind: channel.kind, assisted: row.assisted, spread: row.spread,
      highest: row.highest, lowest: row.lowest,
      cells: answer.attribution.models.map(({ model }) => {
        const credit = row.credits[model];
        return {
          model,
          text: credit === undefined ? null : creditText(credit, channel.cost_per_credit[model], by, answer.campaign, lang),
          level: credit === undefined || largest === 0 ? null : credit.share / largest,
          mark: row.spread > 0 && model === row.highest ? 'highest' : row.spread > 0 && model === row.lowest ? 'lowest' : null,
        };
      }),
    };
  });
}

function creditText(credit, cost, by, campaign, lang) {
  if (by === 'share') return share(credit.share, lang);
  if (by === 'conversions') return credit.conversions < 100 ? oneDigit(credit.conversions, lang) : count(credit.conversions, lang);
  return cost === undefined ? '–' : inUnit(cost, 'MINOR_CURRENCY', campaign, lang);
}

function oneDigit(value, lang) {
  return new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** Where a channel's shares lie, for the strip that shows how far the models are apart; 0..1 of the largest. */
export function strip(row) {
  const told = row.cells.filter((cell) => cell.level !== null);
  if (told.length === 0) return null;
  const levels = told.map((cell) => cell.level);
  return { low: Math.min(...levels), high: Math.max(...levels), dots: told.map(({ model, level, mark }) => ({ model, level, mark })) };
}

/** The sentence of the largest disagreement: its channel, models and shares; null where the models agree. */
export function disagreement(answer) {
  const channel = answer.attribution.channels.find((c) => c.channel === answer.attribution.disagree_most);
  if (!channel || channel.highest === channel.lowest) return null;
  return {
    channel: channel.channel, highest: channel.highest, lowest: channel.lowest,
    high: channel.credits[channel.highest].share, low: channel.credits[channel.lowest].share,
  };
}

/** Models that do not tell everything, with why. */
export function untold(answer) {
  return answer.attribution.models.filter((model) => model.status !== 'COMPLETE');
}

const KINDS = ['ONLINE', 'OFFLINE', 'OTHER'];

/** The matrix of first touch by last touch; kinds that do not occur are left out. */
export function orderMatrix(paths) {
  const present = KINDS.filter((kind) => paths.orders.some((order) => order.first === kind || order.last === kind));
  const largest = Math.max(0, ...paths.orders.map((order) => order.share));
  return {
    kinds: present,
    rows: present.map((first) => ({
      first,
      cells: present.map((last) => {
        const order = paths.orders.find((o) => o.first === first && o.last === last);
        return order === undefined ? { last, order: null, level: null } : { last, order, level: largest === 0 ? 0 : order.share / largest };
      }),
    })),
  };
}

/** From which kind of touch to which: the shares of the steps that leave it. */
export function stepMatrix(steps, states) {
  const from = ['START', ...states].filter((state) => steps.some((step) => step.from === state));
  const to = [...states, 'CONVERSION', 'NONE'].filter((state) => steps.some((step) => step.to === state));
  return {
    to,
    rows: from.map((state) => ({ from: state, cells: to.map((next) => ({ to: next, step: steps.find((s) => s.from === state && s.to === next) ?? null })) })),
  };
}

export const kindsOf = (paths) => KINDS.filter((kind) => paths.kinds.some((step) => step.from === kind || step.to === kind));

/** The channels of the steps, those with the most steps first. */
export function channelsOf(paths) {
  const counts = new Map();
  const ends = new Set(['START', 'CONVERSION', 'NONE']);
  paths.steps.forEach((step) => [step.from, step.to].filter((state) => !ends.has(state))
    .forEach((channel) => counts.set(channel, (counts.get(channel) ?? 0) + step.steps)));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([channel]) => channel);
}
