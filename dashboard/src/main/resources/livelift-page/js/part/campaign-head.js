import { html } from '../html.js';
import { fullDay } from '../format.js';

/** Which campaign the page is of. */
export function CampaignHead({ answer, lang, t }) {
  const c = answer.campaign;
  return html`
    <section class="head">
      <h1>${c.name ?? c.campaign_id}</h1>
      <p>
        <span class="phase ${answer.phase.toLowerCase()}">${t(answer.phase)}</span>
        ${c.starts_at && html`<span>${fullDay(c.starts_at, c.time_zone, lang)} – ${fullDay(c.ends_at, c.time_zone, lang)}</span><span class="zone">${c.time_zone}</span>`}
        ${c.product_ids.map((p) => html`<span class="product" key=${p}>${p}</span>`)}
      </p>
    </section>`;
}
