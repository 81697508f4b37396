// Lift: both arms, their difference with intervals, over time, and the verdict in plain words.
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { count, inUnit, share } from '../format.js';
import { CampaignHead } from '../part/campaign-head.js';
import { ChartCard } from '../part/chart.js';
import { Definition } from '../part/definition.js';
import { Shown, Withheld } from '../part/figure.js';
import { Kpi } from '../part/kpi.js';
import { arms, interval, keyNumbers, liftOption, liftTable, points, told, verdict } from '../shape/lift.js';

export { texts } from '../text/lift.js';

export const view = ({ view: asked }) => campaignPath(asked, 'views/lift', { region: asked.region });

export function Page(props) {
  const { answer } = props;
  const common = { ...props, campaign: answer.campaign };
  return html`
    <${CampaignHead} ...${common} />
    <${Verdict} ...${common} />
    ${isCompared(answer) && html`<section class="kpis four"><${KeyNumbers} ...${common} /></section>`}
    <div class=${isCompared(answer) ? 'lift-parts' : 'lift-parts alone'}>
      ${isCompared(answer) && html`<${OverTime} ...${common} />`}
      <div class="side"><${Arms} ...${common} /><${Intervals} ...${common} /><${SampleRatio} ...${common} /></div>
    </div>`;
}

/** Whether there are two arms of the right size; else there are no numbers, now or later. */
const isCompared = ({ lift }) => !['NO_AUDIENCE', 'NO_HOLDOUT', 'BLOCKED'].includes(lift.verdict);

function Verdict({ answer, lang, t }) {
  const { tone, headline, sentences } = verdict(answer, lang, t);
  return html`
    <section class="verdict ${tone}" data-testid="verdict" data-verdict=${answer.lift.verdict} data-forecast=${answer.forecast.state}>
      <h2>${headline}</h2>
      ${answer.forecast.progress !== null && html`
        <div class="way" data-testid="way"><span class="way-bar" aria-hidden="true"><i style=${{ width: `${answer.forecast.progress * 100}%` }}></i></span>
          <span>${t('progress', { share: share(answer.forecast.progress, lang) })}</span></div>`}
      ${sentences.map((sentence) => html`<p key=${sentence}>${sentence}</p>`)}
      <p class="note">${t('toDate')}</p>
    </section>`;
}

function KeyNumbers({ answer, campaign, lang, t }) {
  return keyNumbers(answer, lang, t).map((number) => html`
    <${Kpi} key=${number.id} word=${wordOf(number.id, lang, t)} value=${number.value} of=${campaign.campaign_id + answer.region} lang=${lang} t=${t}
      beside=${number.beside && html`<span data-interval=${number.id}>${number.beside}</span>${number.value.state === 'value' && html` <small>${t(number.once ? 'oneLook' : 'alwaysValid')}</small>`}`} />`);
}

/** A name with its definition, in the form of a word of the vocabulary. */
function wordOf(id, lang, t) {
  return { id, name: { [lang]: t(id) }, sentence: { [lang]: t(`${id}Why`) } };
}

function OverTime(props) {
  const { answer, campaign, lang, t } = props;
  const history = answer.over_time;
  const { shown, untold } = told(history);
  if (shown.length === 0) {
    return html`
      <section class="card" data-testid="over-time"><h2>${t('overTime')}</h2>
        <p class="empty">${answer.region ? t('historyOfNation') : untold > 0 ? t('nothingTold') : t('noHistory')}</p>
        ${untold > 0 && html`<p class="note">${t('untoldPoints', { moments: count(untold, lang) })}</p>`}
      </section>`;
  }
  return html`
    <${ChartCard} ...${props} id="over-time" class="tall" title=${t('overTime')} definition=${t('overTimeWhy')}
      version=${[campaign.campaign_id, answer.region, answer.frame].join()}
      of=${{ name: campaign.name ?? campaign.campaign_id, epoch: answer.epoch, committed_at: answer.committed_at, zone: campaign.time_zone }}
      option=${(colour, size) => liftOption(history, campaign, lang, t, colour, size)} table=${liftTable(history, campaign, lang, t)}
      note=${untold > 0 && t('untoldPoints', { moments: count(untold, lang) })} />`;
}

function Arms(props) {
  const { answer, campaign, lang, t } = props;
  const rows = arms(answer);
  const widest = Math.max(...rows.map((row) => row.prescriber_share ?? 0));
  const explained = (id) => html`<th scope="col"><${Definition} text=${t(`${id}Why`)}>${t(id)}<//></th>`;
  const cell = (id, text) => html`<${Shown} id=${id} text=${text} state="value" of=${campaign.campaign_id + lang + answer.region} t=${t} />`;
  return html`
    <section class="card" data-testid="arms">
      <h2><${Definition} text=${t('armsWhy')}>${t('arms')}<//></h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('arms')}>
        <table>
          <thead><tr><th scope="col">${t('arm')}</th><th scope="col">${t('audience')}</th>${explained('reached')}${explained('prescribers')}${explained('rate')}${explained('cost')}</tr></thead>
          <tbody>${rows.map((row) => html`
            <tr key=${row.id} data-row=${row.id}>
              <th scope="row"><span class="bar" aria-hidden="true"><i style=${{ width: `${widest > 0 ? ((row.prescriber_share ?? 0) / widest) * 100 : 0}%` }}></i></span><span>${t(row.id)}</span></th>
              <td>${cell('audience', count(row.people, lang))}</td>
              <td>${cell('reached', count(row.reached, lang))}</td>
              <td>${row.withheld ? html`<${Withheld} t=${t} />` : cell('prescribers', count(row.prescribers, lang))}</td>
              <td>${row.withheld ? html`<${Withheld} t=${t} />` : row.prescriber_share === null ? html`<span class="none">–</span>` : cell('rate', share(row.prescriber_share, lang))}</td>
              <td>${cell('cost', inUnit(row.cost, 'MINOR_CURRENCY', campaign, lang))}</td>
            </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`;
}

/** Both intervals of the difference, and which of them is for what. */
function Intervals({ answer, lang, t }) {
  const { absolute } = answer.lift;
  if (absolute === null) return null;
  return html`
    <section class="card" data-testid="intervals">
      <h2>${t('intervals')}</h2>
      <dl class="intervals">
        <div><dt>${t('alwaysValid')}</dt><dd><b>${interval(absolute.always_valid, points, lang, t)}</b><span>${t('alwaysValidWhat')}</span></dd></div>
        <div><dt>${t('newcombe')}</dt><dd><b>${interval(absolute.newcombe, points, lang, t)}</b><span>${t('newcombeWhat')}</span></dd></div>
      </dl>
    </section>`;
}

function SampleRatio({ answer, lang, t }) {
  const ratio = answer.lift.sample_ratio;
  return html`
    <section class="card" data-testid="sample-ratio">
      <h2><${Definition} text=${t('sampleRatioWhy')}>${t('sampleRatio')}<//></h2>
      ${ratio === null
        ? html`<p class="empty">${t('ratioNone')}</p>`
        : html`
          <p class="ratio ${ratio.blocked ? 'off' : 'fine'}">${ratio.blocked ? t('ratioBlocked') : t('ratioFine')}</p>
          <dl class="intervals">
            <div><dt>${t('ratioExpected')}</dt><dd><b>${share(ratio.expected_control_share, lang)}</b></dd></div>
            <div><dt>${t('ratioIs')}</dt><dd><b>${share(ratio.control_share, lang)}</b></dd></div>
            <div><dt>${t('ratioP')}</dt><dd><b>${ratio.p_value < 0.001 ? '< 0.001' : ratio.p_value.toFixed(3)}</b></dd></div>
          </dl>`}
    </section>`;
}
