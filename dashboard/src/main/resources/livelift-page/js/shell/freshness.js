import { html } from '../html.js';
import { duration } from '../format.js';
import { freshness } from '../freshness.js';
import { Ticking } from '../part/ticking.js';

/** Of which epoch the numbers are, and how old. */
export class Freshness extends Ticking {
  render({ state, lang, t }) {
    const { kind, age } = now(state, lang);
    const shown = state.answer;
    return html`
      <div class="fresh ${kind}" data-state=${kind} data-testid="freshness">
        <span class="dot"></span>
        <strong>${t(kind)}</strong>
        ${shown && shown.epoch !== null
          ? html`<span class="epoch">${t('asOf')} <b data-testid="epoch">${shown.epoch}</b></span><span class="age">${t('committedAgo', { age })}</span>`
          : shown && html`<span>${t('noEpoch')}</span>`}
      </div>`;
  }
}

/** How fresh the numbers are at this moment, and their age as text. */
export function now(state, lang) {
  const shown = state.answer && state.answer.epoch !== null ? state.answer : null;
  const { state: kind, ageMs } = freshness(shown, state.link, Date.now(), state.skew);
  return { kind, age: ageMs === null ? null : duration(Math.max(100, Math.round(ageMs / 100) * 100), lang) };
}
