import { html } from '../html.js';
import { NameOf } from './definition.js';
import { Icon } from './icon.js';
import { Shown } from './figure.js';

const DIRECTIONS = { UP: 'up', DOWN: 'down', LEVEL: 'level' };

/**
 * One number that matters.
 * @param word its name and definition, as the vocabulary has them
 * @param value {text, state}
 * @param of what it is a number of
 * @param change {text, direction, tone, against}: against the period before; null where there is none
 * @param beside small lines under the number
 * @param foot what stands at the bottom of the card, as a goal
 */
export function Kpi({ word, value, of, change, beside, foot, lang, t, class: className }) {
  return html`
    <article class="kpi ${className ?? ''}" data-testid="kpi-${word.id}">
      <h2><${NameOf} word=${word} lang=${lang} /></h2>
      <div class="value"><${Shown} ...${value} id=${word.id} of=${of + lang} t=${t} /></div>
      ${beside && html`<div class="beside">${beside}</div>`}
      ${change && html`
        <p class="change ${change.tone}" data-testid="change-${word.id}">
          ${change.direction && html`<${Icon} name=${DIRECTIONS[change.direction]} />`}<b>${change.text}</b> <span>${change.against}</span>
        </p>`}
      ${foot}
    </article>`;
}
