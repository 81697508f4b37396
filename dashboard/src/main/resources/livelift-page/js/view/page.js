import { html } from '../html.js';
import { text } from '../text.js';
import { Header } from './header.js';
import { CampaignHead } from './campaign-head.js';
import { Kpis } from './kpis.js';
import { FlightChart, FrequencyChart } from './charts.js';
import { ChannelTable, RegionTable } from './tables.js';
import { Ledger } from './ledger.js';

/** The whole page. Draws what the state says and nothing else. */
export function Page({ state, go, setTheme }) {
  const t = (id) => text(id, state.view.lang);
  return html`
    <${Header} state=${state} t=${t} go=${go} setTheme=${setTheme} />
    <main>
      ${state.problem && html`<p class="notice" role="alert">${t(state.problem)}</p>`}
      <${Body} state=${state} t=${t} go=${go} />
    </main>`;
}

function Body({ state, t, go }) {
  const { shown, vocabulary, campaigns, view } = state;
  if (campaigns && campaigns.length === 0) return html`<p class="empty">${t('noCampaigns')}</p>`;
  if (!shown || !vocabulary) return html`<p class="empty">${state.problem ? '' : t('loading')}</p>`;
  const words = new Map([...vocabulary.measures, ...vocabulary.metrics].map((w) => [w.id, w]));
  const common = { shown, words, lang: view.lang, t };
  return html`
    <${CampaignHead} ...${common} />
    <${Kpis} ...${common} />
    <div class="charts">
      <${FlightChart} ...${common} theme=${state.theme} />
      <${FrequencyChart} ...${common} theme=${state.theme} />
    </div>
    <div class="tables">
      <${ChannelTable} ...${common} breakdowns=${vocabulary.breakdowns} />
      <${RegionTable} ...${common} go=${go} names=${state.regionNames} />
    </div>
    <${Ledger} ...${common} />`;
}
