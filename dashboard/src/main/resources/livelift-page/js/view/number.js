import { Component } from '/libraries/preact.js';
import { html } from '../html.js';
import { figure } from '../format.js';

/** One number of a cell; a number that is withheld says so and is never shown as zero. */
export class Figure extends Component {
  componentWillReceiveProps(next) {
    const before = figure(this.props.figures, this.props.word, this.props.campaign, this.props.lang).text;
    const after = figure(next.figures, next.word, next.campaign, next.lang).text;
    const same = this.props.lang === next.lang && this.props.campaign.campaign_id === next.campaign.campaign_id;
    this.changes = (this.changes ?? 0) + (same && before !== after ? 1 : 0);
  }

  render({ figures, word, campaign, lang, t }) {
    const { text, state } = figure(figures, word, campaign, lang);
    if (state === 'withheld') return html`<span class="withheld" title=${t('withheldWhy')}>${t('withheld')}</span>`;
    // A new key makes a new element, which plays the short highlight of a change.
    return html`<span key=${this.changes ?? 0} class=${this.changes ? 'figure changed' : 'figure'} data-figure=${word.id}>${text}</span>`;
  }
}

/** The name of a number, with its definition on hover and for screen readers. */
export function NameOf({ word, lang }) {
  return html`<span class="name" title=${word.sentence[lang]} tabindex="0">${word.name[lang]}</span>`;
}
