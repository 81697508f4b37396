import { html } from '../html.js';
import { Ticking } from '../part/ticking.js';
import { now } from './freshness.js';

/** What is wrong at the moment, in one sentence, and since when the numbers stand still. */
export class Notices extends Ticking {
  render({ state, lang, t, retry }) {
    const { kind, age } = now(state, lang);
    const isLost = kind === 'lost' && state.startedAt < Date.now();
    document.documentElement.dataset.link = kind;
    return html`
      <div class="notices" role="status">
        ${isLost && html`<p class="notice lost" data-testid="lost-notice">${age ? t('lostNotice', { age }) : t('lostNoNumbers')}</p>`}
        ${state.problem && !isLost && html`
          <p class="notice" data-testid="problem">${t(state.problem.kind, { detail: state.problem.detail })}
            ${state.problem.kind === 'pageFailed' && html` <button class="link" onClick=${retry}>${t('tryAgain')}</button>`}
          </p>`}
      </div>`;
  }
}
