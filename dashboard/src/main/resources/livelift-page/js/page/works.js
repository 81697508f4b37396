// What works: attribution models side by side, orders of touches, channels, teams, content.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { count, share } from '../format.js';
import { BreakdownCard } from '../part/breakdown.js';
import { CampaignHead } from '../part/campaign-head.js';
import { Definition } from '../part/definition.js';
import { Withheld } from '../part/figure.js';
import { channelsOf, creditRows, disagreement, kindsOf, models, orderMatrix, stepMatrix, strip, untold } from '../shape/works.js';
import { breakdownWord, valueName } from '../shape/who.js';

export { texts } from '../text/works.js';

export const view = ({ view: asked }) => campaignPath(asked, 'views/works', { region: asked.region });

export function Page(props) {
  const { answer, t } = props;
  const common = { ...props, campaign: answer.campaign };
  return html`
    <${CampaignHead} ...${common} />
    <p class="note">${t('toDate')}</p>
    <${Models} ...${common} />
    <div class="paths"><${Orders} ...${common} /><${Steps} ...${common} /></div>
    <section class="group" aria-labelledby="works-tables">
      <h2 id="works-tables">${t('tables')}</h2>
      ${answer.tables.map((table) => html`
        <${BreakdownCard} key=${table.breakdown} table=${table} shares=${['reach', 'conversions']} index=${['conversion_rate']} ...${common} />`)}
    </section>`;
}

const channelName = ({ vocabulary, lang, t }, channel) => valueName(vocabulary, 'CHANNEL', channel, lang, t);

/** All models; the number in the cells can be chosen, the colour is always the share. */
class Models extends Component {
  state = { by: 'share' };

  render(props, { by }) {
    const { answer, words, lang, t } = props;
    const all = models(answer, words);
    const rows = creditRows(answer, by, lang);
    return html`
      <section class="card" data-testid="models">
        <header>
          <h2><${Definition} text=${t('modelsWhy')}>${t('models')}<//></h2>
          <div class="periods" role="group" aria-label=${t('show')} data-testid="by">
            ${['share', 'conversions', 'cost'].map((id) => html`
              <button key=${id} type="button" aria-pressed=${by === id} onClick=${() => this.setState({ by: id })}>${t(`by_${id}`)}</button>`)}
          </div>
        </header>
        <${Disagreement} ...${props} />
        <p class="note" data-testid="by-why">${t(`byWhy_${by}`)} ${t('marks')}</p>
        ${rows.length === 0
          ? html`<p class="empty">${t('noData')}</p>`
          : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('models')}>
            <table class="models">
              <thead><tr>
                <th scope="col">${breakdownWord(props.vocabulary, 'CHANNEL').name[lang]}</th>
                ${all.map(({ model, word }) => html`<th key=${model} scope="col"><${Definition} text=${word.sentence[lang]}>${word.name[lang]}<//></th>`)}
                <th scope="col"><${Definition} text=${t('spreadWhy')}>${t('spread')}<//></th>
                <th scope="col"><${Definition} text=${t('assistedWhy')}>${t('assisted')}<//></th>
              </tr></thead>
              <tbody>${rows.map((row) => html`<${ChannelRow} key=${row.channel} row=${row} ...${props} />`)}</tbody>
            </table>
          </div>`}
        <ul class="notes">${untold(answer).map((model) => html`<li key=${model.model} class="note" data-status=${model.status}>${statusText(model, props)}</li>`)}</ul>
      </section>`;
  }
}

function statusText({ model, status, withheld_cells: cells }, { words, lang, t }) {
  const id = status === 'PARTIAL' && model === 'markov' ? 'PARTIAL_markov' : status;
  return t(id, { model: words.get(model).name[lang], cells });
}

function Disagreement(props) {
  const { answer, words, lang, t } = props;
  const found = disagreement(answer);
  if (found === null) return null;
  return html`
    <p class="finding" data-testid="disagreement">${t('disagree', {
      channel: channelName(props, found.channel), low: share(found.low, lang), high: share(found.high, lang),
      lowest: words.get(found.lowest).name[lang], highest: words.get(found.highest).name[lang],
    })}</p>`;
}

function ChannelRow({ row, ...props }) {
  const { lang, t } = props;
  return html`
    <tr data-row=${row.channel}>
      <th scope="row"><i class="kind ${row.kind}" title=${t(row.kind)}></i><span>${channelName(props, row.channel)}</span><span class="sr"> (${t(row.kind)})</span></th>
      ${row.cells.map((cell) => html`
        <td key=${cell.model} data-model=${cell.model} class=${cell.mark ?? ''}>${cell.text === null
          ? html`<${Withheld} t=${t} />`
          : html`<span class="credit" style=${{ '--level': cell.level ?? 0 }}>${cell.text}${cell.mark && html`<span class="sr"> ${t(cell.mark)}</span>`}</span>`}</td>`)}
      <td><${Strip} row=${row} ...${props} /></td>
      <td>${row.assisted === null ? html`<${Withheld} t=${t} />` : html`<span data-figure="assisted">${count(row.assisted, lang)}</span>`}</td>
    </tr>`;
}

/** The shares of all models on one line. */
function Strip({ row, words, lang }) {
  const shown = strip(row);
  if (shown === null || row.spread === null) return null;
  const at = (level) => `${(level * 100).toFixed(1)}%`;
  return html`
    <span class="strip">
      <span class="line" aria-hidden="true">
        <i class="range" style=${{ left: at(shown.low), width: at(shown.high - shown.low) }}></i>
        ${shown.dots.map((dot) => html`<i key=${dot.model} class="dot-of ${dot.mark ?? ''}" style=${{ left: at(dot.level) }} title=${words.get(dot.model).name[lang]}></i>`)}
      </span>
      <span class="points">${share(row.spread, lang)}</span>
    </span>`;
}

function Orders(props) {
  const { answer, lang, t } = props;
  const { paths } = answer;
  const matrix = orderMatrix(paths);
  return html`
    <section class="card" data-testid="orders">
      <h2><${Definition} text=${t('ordersWhy')}>${t('orders')}<//></h2>
      ${paths.orders.length > 0 && html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t('orders')}>
          <table class="matrix">
            <thead><tr><td class="corner">${t('firstThenLast')}</td>${matrix.kinds.map((kind) => html`<th key=${kind} scope="col"><${Kind} kind=${kind} t=${t} /></th>`)}</tr></thead>
            <tbody>${matrix.rows.map((row) => html`
              <tr key=${row.first}>
                <th scope="row"><${Kind} kind=${row.first} t=${t} /></th>
                ${row.cells.map((cell) => html`<td key=${cell.last} data-order=${`${row.first}>${cell.last}`}><${OrderCell} cell=${cell} lang=${lang} t=${t} /></td>`)}
              </tr>`)}
            </tbody>
          </table>
        </div>`}
      ${paths.status !== 'COMPLETE' && html`<p class="note" data-testid="paths-status">${t(`paths_${paths.status}`, { channels: paths.withheld_channels })}</p>`}
    </section>`;
}

function Kind({ kind, t }) {
  return html`<i class="kind ${kind}" aria-hidden="true"></i><${Definition} text=${t(`${kind}_what`)}>${t(kind)}<//>`;
}

function OrderCell({ cell, lang, t }) {
  if (cell.order === null) return html`<span class="none">${t('noPath')}</span>`;
  const { conversions, paths, share: part, conversion_rate: rate } = cell.order;
  return html`
    <span class="order" style=${{ '--level': cell.level }}>
      <b>${count(conversions, lang)}</b>
      <span>${t('orderCell', { share: share(part, lang) })}</span>
      ${rate !== null && html`<span>${t('orderRate', { rate: share(rate, lang), paths: count(paths, lang) })}</span>`}
    </span>`;
}

/** What follows a touch, by kind of channel or by channel. */
class Steps extends Component {
  state = { by: 'kind' };

  render(props, { by }) {
    const { answer, lang, t } = props;
    const { paths } = answer;
    if (paths.steps.length === 0) return null;
    const isKind = by === 'kind';
    const matrix = isKind ? stepMatrix(paths.kinds, kindsOf(paths)) : stepMatrix(paths.steps, channelsOf(paths));
    const name = (state) => (['START', 'CONVERSION', 'NONE'].includes(state) || isKind ? t(state) : channelName(props, state));
    return html`
      <section class="card" data-testid="steps">
        <header>
          <h2><${Definition} text=${t('stepsWhy')}>${t('steps')}<//></h2>
          <div class="periods" role="group" aria-label=${t('show')}>
            ${['kind', 'channel'].map((id) => html`<button key=${id} type="button" aria-pressed=${by === id} onClick=${() => this.setState({ by: id })}>${t(id === 'kind' ? 'byKind' : 'byChannel')}</button>`)}
          </div>
        </header>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('steps')}>
          <table class="matrix steps">
            <thead><tr><td class="corner">${t('fromState')} ↓</td>${matrix.to.map((state) => html`<th key=${state} scope="col">${name(state)}</th>`)}</tr></thead>
            <tbody>${matrix.rows.map((row) => html`
              <tr key=${row.from}>
                <th scope="row">${name(row.from)}</th>
                ${row.cells.map(({ to, step }) => html`<td key=${to}>${step === null
                  ? html`<span class="none">–</span>`
                  : html`<span class="credit" style=${{ '--level': step.share }} title=${count(step.steps, lang)}>${share(step.share, lang)}</span>`}</td>`)}
              </tr>`)}
            </tbody>
          </table>
        </div>
      </section>`;
  }
}
