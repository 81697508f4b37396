import { html } from '../html.js';
import { count, share } from '../format.js';
import { goalBar, paceWhy, projection } from '../shape/pace.js';
import { Definition, NameOf } from './definition.js';
import { Shown } from './figure.js';

/** ahead, on or behind, with the reason on hover. */
export function PacePill({ reached, t }) {
  const { status } = reached.pace;
  return html`<${Definition} class="pace ${status.toLowerCase()}" text=${paceWhy(reached, t)} data-pace=${status}>${t(`pace_${status}`)}<//>`;
}

/** The bar of a goal: reached, where the forecast may end, and the goal itself. */
export function GoalBar({ reached }) {
  const bar = goalBar(reached);
  if (bar === null) return null;
  const percent = (place) => `${place * 100}%`;
  return html`
    <div class="goal-bar" aria-hidden="true">
      <i class="fill" style=${{ width: percent(bar.reached) }}></i>
      ${bar.band && html`<i class="band" style=${{ left: percent(bar.band.from), width: percent(bar.band.to - bar.band.from) }}></i>`}
      <i class="mark" style=${{ left: percent(bar.goal) }}></i>
    </div>`;
}

/** A count against its goal, with where it will end. */
export function GoalRow({ reached, words, of, lang, t }) {
  const word = words.get(reached.id);
  const value = reached.value === null ? { text: '', state: 'withheld' } : { text: count(reached.value, lang), state: 'value' };
  return html`
    <div class="goal-row" data-testid="goal-${reached.id}">
      <div class="line">
        <span class="label"><${NameOf} word=${word} lang=${lang} /></span>
        <${PacePill} reached=${reached} t=${t} />
      </div>
      <div class="line">
        <span><b class="number"><${Shown} ...${value} id=${reached.id} of=${of + lang} t=${t} /></b>
          ${reached.goal !== null && html` <span class="soft">${t('ofGoalText', { goal: count(reached.goal, lang) })}</span>`}</span>
        ${reached.of_goal !== null && html`<b class="share">${share(reached.of_goal, lang)}</b>`}
      </div>
      <${GoalBar} reached=${reached} />
      <p class="projection">${projection(reached, lang, t)}</p>
    </div>`;
}
