// Two campaigns side by side, or two periods of one.
import { html } from '../html.js';
import { path } from '../api.js';
import { count, day, signedShare } from '../format.js';
import { ChartCard } from '../part/chart.js';
import { NameOf } from '../part/definition.js';
import { Shown } from '../part/figure.js';
import { base, categoryAxis, legend, unfinishedBar, valueAxis, withheldMarks } from '../shape/chart.js';
import { comparisonRow, pairSeries, pairTable } from '../shape/compare.js';
import { PERIODS } from '../shell/period.js';

export { texts } from '../text/compare.js';

/** Below, names of campaigns do not fit beside each other. */
const NARROW = 700;

export const view = ({ view: asked }) => (asked.campaign === null ? null : path('/views/compare', {
  campaign: asked.campaign, with: asked.with, period: asked.period, with_period: asked.with_period, region: asked.region,
}));

export const exported = (state) => view(state);

export function Page(props) {
  const { answer, t } = props;
  if (!answer) return html`<p class="empty">${t('chooseA')}</p>`;
  return html`
    <div class="head"><h1>${t('title')}</h1></div>
    <${Choice} ...${props} />
    <${Numbers} ...${props} />
    <${ByDay} ...${props} />`;
}

const nameOf = (side) => side.campaign.name ?? side.campaign.campaign_id;

export function sideName(side, lang, t) {
  const { id } = side.period;
  const period = PERIODS.includes(id) ? t(`period_${id}`) : id.split('..').map((date) => day(date, lang)).join(' – ');
  return `${nameOf(side)} · ${period}`;
}

function Choice({ answer, state, view: asked, go, t }) {
  const campaigns = state.campaigns ?? [];
  return html`
    <div class="card versus">
      <div class="side a"><b>A</b> <span>${nameOf(answer.a)}</span></div>
      <div class="side b"><b>B</b>
        <label><span class="sr">${t('campaignB')}</span><select data-testid="with" value=${asked.with || asked.campaign} onChange=${(e) => go({ with: e.target.value })}>
          ${campaigns.map((one) => html`<option key=${one.campaign_id} value=${one.campaign_id} selected=${one.campaign_id === (asked.with || asked.campaign)}>${one.name ?? one.campaign_id}</option>`)}
        </select></label>
        <label><span class="sr">${t('periodB')}</span><select data-testid="with-period" value=${asked.with_period} onChange=${(e) => go({ with_period: e.target.value })}>
          <option value="" selected=${asked.with_period === ''}>${t('samePeriod')}</option>
          ${PERIODS.map((id) => html`<option key=${id} value=${id} selected=${id === asked.with_period}>${t(`period_${id}`)}</option>`)}
          ${asked.with_period.includes('..') && html`<option value=${asked.with_period} selected>${asked.with_period}</option>`}
        </select></label>
      </div>
    </div>`;
}

function Numbers({ answer, words, lang, t }) {
  return html`
    <section class="card" data-testid="comparison">
      <div class="scroll" tabindex="0" role="region" aria-label=${t('title')}>
        <table>
          <thead><tr><th scope="col">${t('number')}</th><th scope="col" class="a">A · ${sideName(answer.a, lang, t)}</th><th scope="col" class="b">B · ${sideName(answer.b, lang, t)}</th><th scope="col">${t('difference')}</th><th scope="col">${t('relative')}</th></tr></thead>
          <tbody>${answer.rows.filter((row) => words.has(row.id)).map((asked) => {
            const row = comparisonRow(asked, answer, words, lang, t);
            const one = (side, name) => html`<td><${Shown} ...${side} id=${row.word.id} of=${name + lang} t=${t} />${side.interval && html`<br /><span class="soft">${side.interval}</span>`}</td>`;
            return html`
              <tr key=${asked.id} data-row=${asked.id}>
                <th scope="row"><span><${NameOf} word=${row.word} lang=${lang} /></span></th>
                ${one(row.a, 'a')}${one(row.b, 'b')}
                <td><b>${row.difference ?? '–'}</b>${row.interval && html`<br /><span class="soft">${row.interval}</span>`}</td>
                <td>${row.relative === null ? '–' : signedShare(row.relative, lang)}</td>
              </tr>`;
          })}</tbody>
        </table>
      </div>
      <p class="note">${t('ratesWhy')} ${t('sameZone')}</p>
    </section>`;
}

function ByDay(props) {
  const { answer, view: asked, go, lang, t } = props;
  if (answer.days.length === 0) return null;
  const field = asked.shown === 'conversions' ? 'conversions' : 'new_reach';
  const series = pairSeries(answer.days, field);
  const names = { a: `A · ${sideName(answer.a, lang, t)}`, b: `B · ${sideName(answer.b, lang, t)}` };
  const actions = html`
    <div class="periods small" role="group" aria-label=${t('metricShown')}>
      <button type="button" aria-pressed=${field === 'new_reach'} onClick=${() => go({ shown: '' })}>${t('newReach')}</button>
      <button type="button" aria-pressed=${field === 'conversions'} onClick=${() => go({ shown: 'conversions' })}>${t('conversions')}</button>
    </div>`;
  return html`
    <${ChartCard} ...${props} id="by-day" title=${t('byDay')} definition=${t('byDayWhy')} actions=${actions}
      version=${[answer.frame, field, asked.campaign, asked.with, asked.period, asked.with_period].join()}
      of=${{ name: `${nameOf(answer.a)}, ${nameOf(answer.b)}`, epoch: answer.epoch, committed_at: answer.committed_at, zone: answer.a.campaign.time_zone }}
      option=${(colour, size, width) => option(series, width < NARROW ? { a: 'A', b: 'B' } : names, lang, t, colour, size)} table=${pairTable(series, names, lang, t)} />`;
}

function option(series, names, lang, t, colour, size) {
  const bars = (side, fill) => ({
    name: names[side], type: 'bar', barMaxWidth: 22, barGap: '10%', itemStyle: { color: fill, borderRadius: [3, 3, 0, 0] },
    data: series[side].map((value, i) => (i === series.unfinished[side] ? unfinishedBar(value, fill) : value)),
    markPoint: withheldMarks(series.days.map(String), series[side].map((value) => (value === undefined ? 0 : value)), fill, size),
  });
  const line = (side, i) => {
    const value = series[side][i];
    if (value === undefined) return null;
    return `${names[side]}  ${day(series.dates[side][i], lang)}  ${value === null ? t('notTold') : count(value, lang)}`;
  };
  return {
    ...base(colour, size),
    grid: { ...base(colour, size).grid, top: size * 3.2 },
    legend: legend(colour, size),
    tooltip: {
      ...base(colour, size).tooltip,
      formatter: (items) => [t('dayN', { n: series.days[items[0].dataIndex] }), line('a', items[0].dataIndex), line('b', items[0].dataIndex)].filter(Boolean).join('\n'),
    },
    xAxis: categoryAxis(colour, size, series.days.map(String)),
    yAxis: valueAxis(colour, size, lang),
    series: [bars('a', colour('reach')), bars('b', colour('frequency'))],
  };
}
