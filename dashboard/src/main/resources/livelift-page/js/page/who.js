// Who: groups of people, and how prescriptions are paid and dispensed. Never a person.
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { BreakdownCard } from '../part/breakdown.js';
import { CampaignHead } from '../part/campaign-head.js';

export { texts } from '../text/who.js';

export const view = ({ view: asked }) => campaignPath(asked, 'views/who', { region: asked.region, period: asked.period });

export function Page(props) {
  const { answer, t } = props;
  const common = { ...props, campaign: answer.campaign };
  const [first] = answer.people[0].columns;
  const isSum = first === 'new_reach';
  return html`
    <${CampaignHead} ...${common} />
    ${isSum && html`<p class="note">${t('severalDays')}</p>`}
    <section class="group" aria-labelledby="who-people">
      <h2 id="who-people">${t('people')}</h2>
      <p class="sentence">${t('peopleWhy')}</p>
      <div class="cards">
        ${answer.people.map((table) => html`<${BreakdownCard} key=${table.breakdown} table=${table} shares=${[first]} index=${['conversion_rate']} ...${common} />`)}
      </div>
    </section>
    <section class="group" aria-labelledby="who-paid">
      <h2 id="who-paid">${t('paid')}</h2>
      <p class="sentence">${t('paidWhy')}</p>
      <div class="cards two">
        ${answer.paid.map((table) => html`<${BreakdownCard} key=${table.breakdown} table=${table} shares=${['prescriptions', 'conversions']} ...${common} />`)}
      </div>
    </section>`;
}
