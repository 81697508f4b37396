import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { figure } from '../format.js';
import { Definition } from './definition.js';

/** One number of a cell; a number that is withheld says so and is never shown as zero. */
export function Figure({ figures, word, campaign, lang, t }) {
  const { text, state } = figure(figures, word, campaign, lang);
  return html`<${Shown} text=${text} state=${state} id=${word.id} of=${campaign.campaign_id + lang} t=${t} />`;
}

/**
 * A number as text, which lights up shortly when it changes.
 * @param state value, withheld or none
 * @param id of the number, for whoever looks for it in the page
 * @param of what it is a number of; a number of something else is no change
 */
export class Shown extends Component {
  componentWillReceiveProps(next) {
    const isChange = this.props.of === next.of && this.props.text !== next.text;
    this.changes = (this.changes ?? 0) + (isChange ? 1 : 0);
  }

  render({ text, state, id, t }) {
    if (state === 'withheld') return html`<${Withheld} t=${t} />`;
    if (state === 'none') return html`<span class="none" data-none=${id}>–</span>`;
    // A new key makes a new element, which plays the short highlight of a change.
    return html`<span key=${this.changes ?? 0} class=${this.changes ? 'figure changed' : 'figure'} data-figure=${id}>${text}</span>`;
  }
}

export function Withheld({ t }) {
  return html`<${Definition} class="withheld" text=${t('withheldWhy')}>${t('withheld')}<//>`;
}
