import { html } from '../html.js';
import { fullDay } from '../format.js';

export function CampaignHead({ shown, lang, t }) {
  const c = shown.campaign;
  return html`
    <section class="head">
      <h1>${c.name ?? c.campaign_id}</h1>
      <p>
        <span class="phase ${shown.phase.toLowerCase()}">${t(shown.phase)}</span>
        ${c.starts_at && html`<span>${fullDay(c.starts_at, c.time_zone, lang)} – ${fullDay(c.ends_at, c.time_zone, lang)}</span><span class="zone">${c.time_zone}</span>`}
        ${c.product_ids.map((p) => html`<span class="product">${p}</span>`)}
      </p>
    </section>`;
}
