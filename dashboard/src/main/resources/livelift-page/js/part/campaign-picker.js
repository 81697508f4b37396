import { html } from '../html.js';

/**
 * Campaigns to be ticked.
 * @param campaigns {campaign_id, name} those that can be chosen
 * @param chosen ids; ids that are no campaign yet are shown too
 */
export function CampaignPicker({ label, campaigns, chosen, onChange, t }) {
  const names = new Map(campaigns.map((c) => [c.campaign_id, c.name ?? c.campaign_id]));
  chosen.filter((id) => !names.has(id)).forEach((id) => names.set(id, id));
  const turn = (id, on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return html`
    <fieldset class="picker">
      <legend>${label}</legend>
      ${names.size === 0 && html`<span class="hint">${t('noCampaigns')}</span>`}
      ${[...names].map(([id, name]) => html`
        <label class="check" key=${id}><input type="checkbox" name="campaign" value=${id} checked=${chosen.includes(id)} onChange=${(e) => turn(id, e.target.checked)} />${name}</label>`)}
    </fieldset>`;
}
