// One campaign, live.
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { count, figure, share } from '../format.js';
import { CampaignHead } from '../part/campaign-head.js';
import { ChartCard } from '../part/chart.js';
import { NameOf } from '../part/definition.js';
import { Figure } from '../part/figure.js';
import { Kpi } from '../part/kpi.js';
import { Ledger } from '../part/ledger.js';
import { figureColumns, RankedTable } from '../part/table.js';
import { daySeries, dayTable } from '../shape/overview.js';
import { flightOption, frequencyOption } from '../shape/overview-charts.js';
import { Link } from '../shell/header.js';

export { texts } from '../text/overview.js';

const KPIS = [
  { id: 'reach', goal: 'goal_reach', ofGoal: 'reach_of_goal' },
  { id: 'average_frequency', beside: 'reach_3_plus' },
  { id: 'conversions', goal: 'goal_conversions', ofGoal: 'conversions_of_goal' },
  { id: 'conversion_rate', beside: 'converters' },
  { id: 'cost_per_reached', beside: 'cost' },
];
const CHANNEL_COLUMNS = ['views', 'reach', 'average_frequency', 'conversions', 'conversion_rate', 'credit_linear', 'cost_per_conversion'];
const REGION_COLUMNS = ['reach', 'average_frequency', 'conversions', 'conversion_rate', 'cost_per_reached'];

export const view = ({ view: { region }, view: asked }) => campaignPath(asked, 'summary', { region });

/** The summary has no other form yet. */
export const exported = () => null;

export function Page(props) {
  const { answer } = props;
  const common = { ...props, campaign: answer.campaign };
  return html`
    <${CampaignHead} ...${common} />
    <section class="kpis">${KPIS.map((kpi) => html`<${OneKpi} key=${kpi.id} kpi=${kpi} ...${common} />`)}</section>
    <div class="charts">
      <${FlightChart} ...${common} />
      <${FrequencyChart} ...${common} />
    </div>
    <div class="tables">
      <${ChannelTable} ...${common} />
      <${RegionTable} ...${common} />
    </div>
    <${Ledger} ...${common} />`;
}

function OneKpi({ kpi, answer, campaign, words, lang, t }) {
  const { id, beside } = kpi;
  const reached = answer.total.metrics[kpi.ofGoal];
  const goal = reached === undefined || answer.region
    ? null
    : { share: reached, text: t('ofGoal', { share: share(reached, lang), goal: count(campaign[kpi.goal], lang) }) };
  return html`
    <${Kpi} word=${words.get(id)} value=${figure(answer.total, words.get(id), campaign, lang)} of=${campaign.campaign_id + answer.region} goal=${goal} lang=${lang} t=${t}
      beside=${beside && html`<${NameOf} word=${words.get(beside)} lang=${lang} /> <b><${Figure} figures=${answer.total} word=${words.get(beside)} campaign=${campaign} lang=${lang} t=${t} /></b>`} />`;
}

function version({ campaign, answer }) {
  return [campaign.campaign_id, answer.region, answer.frame, answer.days.length].join();
}

function pictureOf({ campaign, answer }) {
  return { name: campaign.name ?? campaign.campaign_id, epoch: answer.epoch, committed_at: answer.committed_at, zone: campaign.time_zone };
}

function FlightChart(props) {
  const { answer, words, lang, t } = props;
  const series = daySeries(answer.days);
  if (series.dates.length === 0) return html`<section class="card"><h2>${t('flightByDay')}</h2><p class="empty">${t('noData')}</p></section>`;
  return html`
    <${ChartCard} ...${props} id="flight" title=${t('flightByDay')} version=${version(props)} of=${pictureOf(props)}
      option=${(colour, size) => flightOption(series, words, lang, t, colour, size)} table=${dayTable(series, words, lang, t)}
      note=${series.conversions.includes(null) && `◇ ${t('withheldDays')}`} />`;
}

function FrequencyChart(props) {
  const { answer, words, lang, t } = props;
  return html`
    <${ChartCard} ...${props} id="frequency" title=${t('frequency')} version=${version(props)} of=${pictureOf(props)}
      option=${(colour, size) => frequencyOption(answer.frequency, words, lang, t, colour, size)}
      table=${{ columns: [t('times'), t('people')], rows: answer.frequency.map((f) => [f.times, count(f.people, lang)]) }} />`;
}

function ChannelTable(props) {
  const { answer, vocabulary, lang, t } = props;
  const names = vocabulary.breakdowns.find((b) => b.id === 'CHANNEL');
  const label = (row) => names.values[row.value]?.[lang] ?? row.value;
  const rows = answer.channels.map((row) => ({ key: row.value, ...row }));
  return html`
    <section class="card" data-testid="channels">
      <h2>${t('byChannel')}</h2>
      <${RankedTable} label=${t('byChannel')} first=${{ name: names.name[lang], value: label, cell: label }}
        columns=${figureColumns(CHANNEL_COLUMNS, props)} rows=${rows} bar="reach" lang=${lang} t=${t} />
    </section>`;
}

function RegionTable(props) {
  const { answer, lang, t } = props;
  const rows = answer.regions.map((row) => ({ key: row.region, ...row }));
  const first = {
    name: t('region'), value: (row) => row.name[lang],
    cell: (row) => html`<${Link} to=${{ region: row.region }} ...${props}>${row.name[lang]}<//>`,
  };
  return html`
    <section class="card" data-testid="regions">
      <h2>${t('byRegion')}</h2>
      ${rows.length === 0 && answer.region
        ? html`<p class="empty">${t('noRegions')}</p>`
        : html`<${RankedTable} label=${t('byRegion')} first=${first} columns=${figureColumns(REGION_COLUMNS, props)} rows=${rows} bar="reach" lang=${lang} t=${t} />`}
    </section>`;
}
