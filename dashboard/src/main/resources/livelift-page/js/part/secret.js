import { html } from '../html.js';

/** What is shown once, to be copied. */
export function Secret({ text, value, close, t }) {
  const copy = () => navigator.clipboard?.writeText(value);
  return html`
    <div class="secret" role="status" data-testid="secret">
      <p>${text}</p>
      <code tabindex="0">${value}</code>
      <div class="actions">
        <button class="tool" type="button" onClick=${copy}>${t('copy')}</button>
        <button class="tool" type="button" onClick=${close}>${t('close')}</button>
      </div>
    </div>`;
}
