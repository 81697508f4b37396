import { html } from '../html.js';
import { count } from '../format.js';

const COLUMNS = ['counted', 'duplicate', 'conflict', 'late', 'rejected', 'out_of_flight', 'unknown_campaign', 'wrong_kind', 'erased'];

/** What became of every record that was read, up to the epoch of the page. */
export function Ledger({ answer, lang, t }) {
  if (answer.topics.length === 0) return null;
  return html`
    <section class="ledger" data-testid="ledger">
      <h2>${t('ledger')}</h2>
      <ul>${answer.topics.map((topic) => html`<${Topic} key=${topic.topic} topic=${topic} lang=${lang} t=${t} />`)}</ul>
    </section>`;
}

function Topic({ topic, lang, t }) {
  const value = (id) => (id === 'rejected' ? topic.rejected_total : topic[id]);
  const parts = COLUMNS.filter((id) => id === 'counted' || value(id) > 0);
  return html`
    <li class=${topic.identity_holds ? 'ok' : 'off'}>
      <code>${topic.topic}</code>
      <span><b>${count(topic.read, lang)}</b> ${t('read')} = ${parts.map((id, i) => html`${i ? ' + ' : ''}<b>${count(value(id), lang)}</b> ${t(id)}`)}</span>
      <em>${topic.identity_holds ? `✓ ${t('balanced')}` : `⚠ ${t('unbalanced')}`}</em>
    </li>`;
}
