// Whether the numbers can be trusted: the ledger live, lag, rejected records, alarms, the last audit.
import { html } from '../html.js';
import { clock, count, fullDay } from '../format.js';
import { Definition } from '../part/definition.js';
import { LEDGER, ofLedger, summary } from '../shape/quality.js';

export { texts } from '../text/quality.js';

export const view = () => '/views/quality';

export const exported = () => '/views/quality';

export function Page(props) {
  const { answer, t } = props;
  return html`
    <div class="head"><h1>${t('title')}</h1></div>
    <${Summary} ...${props} />
    <${Records} ...${props} />
    <div class="tables">
      <${Rejected} ...${props} />
      <${Partitions} ...${props} />
    </div>
    <div class="tables">
      <${Alarms} ...${props} />
      <section class="card" data-testid="audit">
        <h2>${t('audit')}</h2>
        <${Audit} ...${props} />
        <h2 class="later">${t('directory')}</h2>
        <p class=${answer.directory.problem ? 'off' : ''}>${answer.directory.problem || t(answer.directory.complete ? 'directoryComplete' : 'directoryReading')}</p>
      </section>
    </div>`;
}

function Summary({ answer, lang, t }) {
  const { balanced, lag, late, rejected } = summary(answer.topics);
  const number = (value) => (value === null ? t('notKnown') : count(value, lang));
  return html`
    <section class="kpis" data-testid="quality-summary">
      <article class="kpi ${balanced ? 'well' : 'ill'}"><h2>${t('ledgerName')}</h2><div class="value words">${balanced ? '✓' : '⚠'} ${t(balanced ? 'allWell' : 'notWell')}</div></article>
      <article class="kpi"><h2><${Definition} text=${t('lagWhy')}>${t('all')}<//></h2><div class="value" data-testid="lag">${number(lag)}</div><div class="beside">${answer.ends_problem}</div></article>
      <article class="kpi"><h2>${t('rejectedShare')}</h2><div class="value">${number(rejected)}</div></article>
      <article class="kpi"><h2>${t('lateShare')}</h2><div class="value">${number(late)}</div></article>
      <article class="kpi ${answer.alarms.length === 0 ? 'well' : 'ill'}"><h2>${t('alarmsCount')}</h2><div class="value">${number(answer.alarms.length)}</div></article>
    </section>`;
}

function Records({ answer, lang, t }) {
  if (answer.topics.length === 0) return html`<section class="card"><h2>${t('records')}</h2><p class="empty">${t('noEpoch')}</p></section>`;
  return html`
    <section class="card" data-testid="records">
      <h2>${t('records')}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('records')}>
        <table>
          <thead><tr>
            <th scope="col">${t('topic')}</th><th scope="col">${t('read')}</th>
            ${LEDGER.map((id) => html`<th scope="col" key=${id}>${t(id)}</th>`)}
            <th scope="col"><${Definition} text=${t('misroutedWhy')}>${t('misrouted')}<//></th>
            <th scope="col"><${Definition} text=${t('lagWhy')}>${t('lag')}<//></th><th scope="col"></th>
          </tr></thead>
          <tbody>${answer.topics.map((topic) => html`
            <tr key=${topic.topic} data-topic=${topic.topic}>
              <th scope="row"><span>${topic.topic}</span></th>
              <td><b>${count(topic.read, lang)}</b></td>
              ${LEDGER.map((id) => html`<td key=${id} class=${ofLedger(topic, id) === 0 ? 'zero' : ''}>${count(ofLedger(topic, id), lang)}</td>`)}
              <td class=${topic.misrouted === 0 ? 'zero' : ''}>${count(topic.misrouted, lang)}</td>
              <td>${topic.lag === null ? t('notKnown') : count(topic.lag, lang)}</td>
              <td class=${topic.identity_holds ? 'on' : 'off'}>${topic.identity_holds ? `✓ ${t('balanced')}` : `⚠ ${t('unbalanced')}`}</td>
            </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`;
}

function Rejected({ answer, lang, t }) {
  const rows = answer.topics.flatMap((topic) => topic.rejected_by_reason.map((rejected) => ({ topic: topic.topic, ...rejected })));
  return html`
    <section class="card" data-testid="rejected">
      <h2>${t('rejectedTitle')}</h2>
      ${rows.length === 0 ? html`<p class="empty">${t('nothingRejected')}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t('rejectedTitle')}>
          <table>
            <thead><tr><th scope="col">${t('reason')}</th><th scope="col">${t('topic')}</th><th scope="col">${t('many')}</th></tr></thead>
            <tbody>${rows.map((row) => html`
              <tr key=${row.topic + row.reason}><th scope="row" class="wrap"><span><b>${row.reason}</b><br />${row.sentence[lang]}</span></th><td>${row.topic}</td><td>${count(row.count, lang)}</td></tr>`)}
            </tbody>
          </table>
        </div>`}
    </section>`;
}

function Partitions({ answer, lang, t }) {
  const number = (value) => (value === null ? t('notKnown') : count(value, lang));
  return html`
    <section class="card" data-testid="partitions">
      <h2>${t('partitions')}</h2>
      <div class="scroll tall" tabindex="0" role="region" aria-label=${t('partitions')}>
        <table>
          <thead><tr><th scope="col">${t('topic')}</th>${['partition', 'covered', 'end', 'lag'].map((id) => html`<th scope="col" key=${id}>${t(id)}</th>`)}</tr></thead>
          <tbody>${answer.topics.flatMap((topic) => topic.partitions.map((partition) => html`
            <tr key=${topic.topic + partition.partition}>
              <th scope="row"><span>${topic.topic}</span></th><td>${partition.partition}</td><td>${number(partition.next_offset)}</td><td>${number(partition.end)}</td><td>${number(partition.lag)}</td>
            </tr>`))}
          </tbody>
        </table>
      </div>
    </section>`;
}

function Alarms({ answer, lang, t }) {
  return html`
    <section class="card" data-testid="alarms">
      <h2>${t('alarms')}</h2>
      ${answer.alarms.length === 0 ? html`<p class="empty">✓ ${t('noAlarms')}</p>` : html`
        <ul class="alarms">${answer.alarms.map((alarm) => html`
          <li key=${alarm.raised_at + alarm.epoch}><b>${alarm.kind}</b> <time>${when(alarm.raised_at, lang)}</time><p>${alarm.sentence}</p></li>`)}
        </ul>`}
    </section>`;
}

function Audit({ answer: { audit }, lang, t }) {
  if (audit === null) return html`<p>${t('noAudit')}</p>`;
  return html`
    <p class=${audit.verdict === 'AGREES' ? 'on' : 'off'}><b>${t(`verdict_${audit.verdict}`, { many: count(audit.differences, lang) })}</b></p>
    <p>${t('auditOf', { epoch: audit.epoch, at: when(audit.audited_at, lang), cells: count(audit.cells, lang), records: count(audit.records, lang) })}</p>
    <p>${audit.sentence[lang]}</p>`;
}

function when(instant, lang) {
  return `${fullDay(instant, 'UTC', lang)} ${clock(instant, 'UTC', lang)} UTC`;
}
