import { html } from '../html.js';
import { count, share } from '../format.js';
import { Figure, NameOf } from './number.js';

const KPIS = [
  { id: 'reach', goal: 'goal_reach', ofGoal: 'reach_of_goal' },
  { id: 'average_frequency', beside: 'reach_3_plus' },
  { id: 'conversions', goal: 'goal_conversions', ofGoal: 'conversions_of_goal' },
  { id: 'conversion_rate', beside: 'converters' },
  { id: 'cost_per_reached', beside: 'cost' },
];

export function Kpis(props) {
  return html`<section class="kpis">${KPIS.map((kpi) => html`<${Kpi} key=${kpi.id} kpi=${kpi} ...${props} />`)}</section>`;
}

function Kpi({ kpi, shown, words, lang, t }) {
  const common = { figures: shown.total, campaign: shown.campaign, lang, t };
  return html`
    <article class="kpi" data-testid="kpi-${kpi.id}">
      <h2><${NameOf} word=${words.get(kpi.id)} lang=${lang} /></h2>
      <div class="value"><${Figure} word=${words.get(kpi.id)} ...${common} /></div>
      ${kpi.beside && html`<p class="beside"><${NameOf} word=${words.get(kpi.beside)} lang=${lang} /> <b><${Figure} word=${words.get(kpi.beside)} ...${common} /></b></p>`}
      ${kpi.goal && html`<${Goal} kpi=${kpi} shown=${shown} lang=${lang} t=${t} />`}
    </article>`;
}

/** A goal is the whole campaign's, so it is shown for the nation only. */
function Goal({ kpi, shown, lang, t }) {
  const reached = shown.total.metrics[kpi.ofGoal];
  if (reached === undefined || shown.region) return html`<p class="beside"> </p>`;
  return html`
    <p class="beside">${t('goal')} ${count(shown.campaign[kpi.goal], lang)} · <b>${share(reached, lang)}</b></p>
    <div class="goal" aria-hidden="true"><i style=${{ width: Math.min(100, reached * 100) + '%' }}></i></div>`;
}
