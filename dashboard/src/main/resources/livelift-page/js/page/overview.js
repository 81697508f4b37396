// One campaign, live.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { count } from '../format.js';
import { CampaignHead } from '../part/campaign-head.js';
import { ChartCard } from '../part/chart.js';
import { Definition, NameOf } from '../part/definition.js';
import { Shown } from '../part/figure.js';
import { GoalBar, PacePill } from '../part/goal.js';
import { Kpi } from '../part/kpi.js';
import { Ledger } from '../part/ledger.js';
import {
  changeText, correctionRows, daySeries, dayTable, funnelRows, intervalText, medianText, minuteSeries, minuteTable, valueText,
} from '../shape/overview.js';
import { flightOption, minuteOption, stepsOption } from '../shape/overview-charts.js';
import { projection } from '../shape/pace.js';

export { texts } from '../text/overview.js';

export const view = ({ view: asked }) => campaignPath(asked, 'views/overview', { region: asked.region, period: asked.period });

export function Page(props) {
  const { answer, t } = props;
  const common = { ...props, campaign: answer.campaign };
  return html`
    <${CampaignHead} ...${common} />
    <section class=${`kpis ${answer.period.id === 'flight' ? 'of-flight' : 'of-days'}`}>${answer.kpis.map((kpi) => html`<${OneKpi} key=${kpi.id} kpi=${kpi} ...${common} />`)}</section>
    ${answer.period.id !== 'flight' && html`<p class="note">${t('cannotAdd')}</p>`}
    <div class="charts">
      <${Course} ...${common} />
      ${answer.funnel ? html`<${Funnel} ...${common} />` : answer.frequency ? html`<${Frequency} ...${common} />` : html`<${Lags} ...${common} />`}
    </div>
    <div class="thirds">
      ${answer.funnel && html`<${Frequency} ...${common} />`}
      ${answer.frequency && html`<${Lags} ...${common} />`}
      <${Corrections} ...${common} />
    </div>
    <${Ledger} ...${common} />`;
}

const GOALS = { reach: 'reach', conversions: 'conversions' };

function OneKpi({ kpi, answer, campaign, words, lang, t }) {
  const of = [campaign.campaign_id, answer.region, answer.period.id].join();
  const reached = answer[GOALS[kpi.id]];
  return html`
    <${Kpi} class=${`kpi-${kpi.id}`} word=${words.get(kpi.id)} value=${valueText(kpi, words, campaign, lang)} of=${of} lang=${lang} t=${t}
      change=${changeText(kpi, answer, words, lang, t)} beside=${html`<${Beside} kpi=${kpi} of=${of} campaign=${campaign} words=${words} lang=${lang} t=${t} />`}
      foot=${reached && html`<${KpiGoal} reached=${reached} lang=${lang} t=${t} />`} />`;
}

function Beside({ kpi, of, campaign, words, lang, t }) {
  const interval = intervalText(kpi, words, campaign, lang, t);
  const verdict = kpi.note === null ? null : kpi.id === 'cost_per_incremental_conversion' && kpi.note === 'UNDECIDED' ? t('costUndecided') : t(`verdict_${kpi.note}`);
  const untold = kpi.withheld_days;
  return html`
    ${kpi.beside.map((beside) => html`
      <span key=${beside.id} class="pair"><${NameOf} word=${words.get(beside.id)} lang=${lang} /> <b><${Shown} ...${valueText(beside, words, campaign, lang)} id=${beside.id} of=${of + lang} t=${t} /></b></span>`)}
    ${interval && html`<span class="interval">${interval}</span>`}
    ${verdict && html`<span class="verdict ${kpi.note.toLowerCase()}">${verdict}</span>`}
    ${untold > 0 && kpi.state === 'VALUE' && html`<span>${untold === 1 ? t('dayNotTold') : t('daysNotTold', { many: untold })}</span>`}`;
}

function KpiGoal({ reached, lang, t }) {
  if (reached.goal === null) return null;
  return html`
    <div class="kpi-goal">
      <p class="line"><span>${t('goal')} ${count(reached.goal, lang)}</span><${PacePill} reached=${reached} t=${t} /></p>
      <${GoalBar} reached=${reached} />
      <p class="projection">${projection(reached, lang, t)}</p>
    </div>`;
}

function version({ campaign, answer }) {
  return [campaign.campaign_id, answer.region, answer.period.id, answer.frame].join();
}

function pictureOf({ campaign, answer }) {
  return { name: campaign.name ?? campaign.campaign_id, epoch: answer.epoch, committed_at: answer.committed_at, zone: campaign.time_zone };
}

/** Day by day, or the last hours minute by minute. */
class Course extends Component {
  state = { byMinute: false };

  render(props, { byMinute }) {
    const { answer, campaign, words, lang, t } = props;
    const actions = answer.minutes && html`
      <div class="periods small" role="group" aria-label=${t('flightByDay')}>
        <button type="button" aria-pressed=${!byMinute} onClick=${() => this.setState({ byMinute: false })}>${t('scaleDays')}</button>
        <button type="button" data-testid="by-minute" aria-pressed=${byMinute} onClick=${() => this.setState({ byMinute: true })}>${t('scaleMinutes')}</button>
      </div>`;
    const common = { ...props, id: 'flight', of: pictureOf(props), actions };
    if (byMinute && answer.minutes) {
      const series = minuteSeries(answer.minutes, campaign.time_zone, lang);
      return html`
        <${ChartCard} ...${common} title=${t('byMinute')} definition=${t('byMinuteWhy')} version=${`${version(props)},minute`}
          option=${(colour, size) => minuteOption(series, words, lang, t, colour, size)} table=${minuteTable(series, words, lang, t)} />`;
    }
    const title = t(answer.period.id === 'flight' ? 'flightByDay' : 'daysOfPeriod');
    const series = daySeries(answer.days);
    if (series.dates.length === 0) {
      const why = answer.phase === 'PLANNED' ? 'notStarted' : answer.region.split('/').length > 2 ? 'tooFine' : 'noData';
      return html`<section class="card" data-testid="flight"><h2>${title}</h2><p class="empty">${t(why)}</p></section>`;
    }
    return html`
      <${ChartCard} ...${common} title=${title} definition=${t('flightWhy')} version=${version(props)}
        option=${(colour, size) => flightOption(series, words, lang, t, colour, size)} table=${dayTable(series, words, lang, t)}
        note=${series.conversions.includes(null) && `◇ ${t('withheldDays')}`} />`;
  }
}

function Funnel(props) {
  const { answer, words, lang, t } = props;
  const rows = funnelRows(answer.funnel, words, lang, t);
  return html`
    <section class="card" data-testid="funnel">
      <h2><${Definition} text=${t('funnelWhy')}>${t('funnel')}<//></h2>
      <ol class="funnel">
        ${rows.map((row) => html`
          <li key=${row.id} data-stage=${row.id}>
            <div class="line"><${Definition} text=${row.word.sentence[lang]}>${row.name}<//>
              ${row.id === 'REPEAT' && row.state === 'value'
                ? html`<span class="soft">${t('perConverter', { value: row.text })}</span>`
                : html`<b><${Shown} text=${row.text} state=${row.state} id=${`stage-${row.id}`} of=${answer.campaign.campaign_id + answer.region + lang} t=${t} /></b>`}
            </div>
            ${row.width !== null && html`<div class="stage-bar" aria-hidden="true"><i style=${{ width: `${row.width * 100}%` }}></i></div>`}
            ${row.share && html`<p class="soft">${row.share}</p>`}
          </li>`)}
      </ol>
    </section>`;
}

function Frequency(props) {
  const { answer, words, lang, t } = props;
  const steps = answer.frequency.map((f) => ({ short: f.times, long: words.get(f.measure).name[lang], value: f.people, unit: t('people') }));
  return html`
    <${ChartCard} ...${props} id="frequency" title=${t('frequency')} definition=${t('frequencyWhy')} version=${version(props)} of=${pictureOf(props)}
      option=${(colour, size) => stepsOption(steps, 'frequency', lang, colour, size)}
      table=${{ columns: [t('times'), t('people')], rows: steps.map((step) => [step.long, count(step.value, lang)]) }} />`;
}

function Lags(props) {
  const { answer, words, lang, t } = props;
  const { lags } = answer;
  if (!lags || lags.state === 'WITHHELD') {
    return html`<section class="card" data-testid="lags"><h2>${t('lags')}</h2><p class="empty">${t(lags ? 'lagsWithheld' : 'tooFine')}</p></section>`;
  }
  const steps = lags.buckets.map((b) => ({ short: t(`short_${b.measure}`), long: words.get(b.measure).name[lang], value: b.conversions, unit: '' }));
  return html`
    <${ChartCard} ...${props} id="lags" title=${t('lags')} definition=${t('lagsWhy')} version=${version(props)} of=${pictureOf(props)}
      option=${(colour, size) => stepsOption(steps, 'conversion', lang, colour, size)} note=${medianText(lags.median, lang, t)}
      table=${{ columns: [t('lags'), words.get('conversions').name[lang]], rows: steps.map((step) => [step.long, count(step.value, lang)]) }} />`;
}

function Corrections({ answer, campaign, words, lang, t }) {
  if (answer.corrections.length === 0) return null;
  const { rows, more } = correctionRows(answer.corrections, campaign, words, lang, t);
  return html`
    <section class="card" data-testid="corrections">
      <h2><${Definition} text=${t('correctionsWhy')}>${t('corrections')}<//></h2>
      <ul class="corrections">
        ${rows.map((row) => html`
          <li key=${row.key}>
            <p><b>${row.day}</b> ${row.parts.map((part) => html`<span class="part" key=${part.id}><b>${part.difference}</b> ${part.name}</span>`)}</p>
            <p class="soft">${row.when}</p>
          </li>`)}
      </ul>
      ${more > 0 && html`<p class="note">${t('moreCorrections', { many: more })}</p>`}
    </section>`;
}
