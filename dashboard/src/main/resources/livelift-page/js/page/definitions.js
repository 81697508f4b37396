// Definitions of campaigns: the list, and the form that makes a new version.
import { html } from '../html.js';
import { count, fullDay } from '../format.js';
import { Link } from '../shell/header.js';
import { Editor } from '../part/definition-editor.js';

export { texts } from '../text/definitions.js';

export const needsRegionNames = true;

export const view = ({ view: asked }) => (asked.mode === 'edit' && asked.campaign ? `/campaigns/${encodeURIComponent(asked.campaign)}/definition` : null);

export const exported = () => null;

export const mayEdit = (me) => me === null || me.role !== 'VIEWER';

export function Page(props) {
  const { view: asked, answer } = props;
  if (asked.mode === 'edit' && asked.campaign) {
    return answer && html`<${Editor} key=${asked.campaign} campaignId=${asked.campaign} versions=${answer.versions} ...${props} />`;
  }
  if (asked.mode === 'new') return html`<${Editor} key="new" campaignId=${null} versions=${[]} ...${props} />`;
  return html`<${List} ...${props} />`;
}

function List(props) {
  const { state, lang, t, go } = props;
  const campaigns = state.campaigns ?? [];
  return html`
    <div class="head with-action">
      <div><h1>${t('title')}</h1><p>${t(mayEdit(state.me) ? 'intro' : 'mayNotEdit')}</p></div>
      ${mayEdit(state.me) && html`<button type="button" class="primary" data-testid="new-campaign" onClick=${() => go({ mode: 'new' })}>${t('newCampaign')}</button>`}
    </div>
    <section class="card">
      ${campaigns.length === 0 ? html`<p class="empty">${t('noneYet')}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t('title')}>
          <table>
            <thead><tr>${['name', 'version', 'flight', 'products', 'goals'].map((id) => html`<th scope="col" key=${id}>${t(id)}</th>`)}<th scope="col"></th></tr></thead>
            <tbody>${campaigns.map((campaign) => html`
              <tr key=${campaign.campaign_id} data-row=${campaign.campaign_id}>
                <th scope="row" class="wrap"><span>${campaign.name ?? campaign.campaign_id}<br /><code>${campaign.campaign_id}</code></span></th>
                <td>${campaign.version ?? '–'}</td>
                <td>${campaign.starts_at ? `${fullDay(campaign.starts_at, campaign.time_zone, lang)} – ${fullDay(campaign.ends_at, campaign.time_zone, lang)}` : '–'}</td>
                <td class="wrap">${campaign.product_ids.join(', ')}</td>
                <td>${[campaign.goal_reach, campaign.goal_conversions].map((goal) => (goal === null ? '–' : count(goal, lang))).join(' / ')}</td>
                <td><${Link} class="tool" to=${{ page: 'definitions', mode: 'edit', campaign: campaign.campaign_id }} ...${props}>${t('edit')}<//></td>
              </tr>`)}
            </tbody>
          </table>
        </div>`}
    </section>`;
}
