// Which campaigns are shown, in which order, and their small charts. Pure; holds no formula.

const PHASES = ['IN_FLIGHT', 'CONVERTING', 'PLANNED', 'ENDED', 'UNDEFINED'];
const CONCERN = ['BEHIND', 'ON_PACE', 'STILL_COUNTING', 'TOO_EARLY', 'WITHHELD', 'NO_GOAL', 'AHEAD', 'REACHED', 'MISSED'];

const LEAST_PLACES = 14;

/** What is asked for by the address: a phase, a pace, and words of the name. */
export function shown(cards, { phase, pace, q, sort }, lang) {
  const wanted = q.trim().toLocaleLowerCase();
  return cards
    .filter((card) => (!phase || card.phase === phase) && (!pace || hasPace(card, pace)) && (!wanted || says(card, wanted)))
    .sort(order(sort, lang));
}

export function hasPace(card, pace) {
  return [card.reach, card.conversions].some((count) => count.pace.status === pace);
}

function says(card, wanted) {
  return [card.name, card.campaign_id, ...card.product_ids].some((text) => text?.toLocaleLowerCase().includes(wanted));
}

function order(sort, lang) {
  const byName = (a, b) => name(a).localeCompare(name(b), lang === 'zh' ? 'zh-CN' : 'en');
  const largest = (value) => (a, b) => (value(b) ?? -1) - (value(a) ?? -1) || byName(a, b);
  switch (sort) {
    case 'name': return byName;
    case 'reach': return largest((card) => card.reach.value);
    case 'conversions': return largest((card) => card.conversions.value);
    case 'start': return largest((card) => (card.starts_at ? Date.parse(card.starts_at) : null));
    default: return (a, b) => concern(a) - concern(b) || byName(a, b);
  }
}

/** What needs attention first: campaigns in flight that are behind. */
function concern(card) {
  const worst = Math.min(CONCERN.indexOf(card.reach.pace.status), CONCERN.indexOf(card.conversions.pace.status));
  return PHASES.indexOf(card.phase) * CONCERN.length + worst;
}

export const name = (card) => card.name ?? card.campaign_id;

/** How many there are of each phase and pace, for the choices. */
export function counts(cards) {
  const of = (test) => cards.filter(test).length;
  return {
    phase: Object.fromEntries(PHASES.map((phase) => [phase, of((card) => card.phase === phase)])),
    pace: Object.fromEntries(['BEHIND', 'ON_PACE', 'AHEAD'].map((pace) => [pace, of((card) => hasPace(card, pace))])),
  };
}

/**
 * The small chart of a card: bars of new reach, a line of conversions with gaps where they are
 * withheld, both from 0 to their own largest.
 */
export function spark({ new_reach: reach, conversions, unfinished }, width, height) {
  const largest = (values) => Math.max(1, ...values.filter((value) => value !== null));
  // Few days do not become broad ones.
  const step = width / Math.max(LEAST_PLACES, reach.length);
  const top = largest(reach);
  const topLine = largest(conversions) * 1.15;
  const y = (value) => height - (value / topLine) * (height - 2);
  const bars = reach.map((value, i) => ({
    x: i * step, width: Math.max(1, step - 2), y: height - (value / top) * (height - 2), height: (value / top) * (height - 2),
    unfinished: unfinished && i === reach.length - 1,
  }));
  let line = '';
  let pen = false;
  conversions.forEach((value, i) => {
    // The day that is not over would look like a fall.
    const isDrawn = value !== null && !(unfinished && i === conversions.length - 1);
    if (isDrawn) line += `${pen ? 'L' : 'M'}${(i * step + step / 2 - 1).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = isDrawn;
  });
  return { bars, line };
}
