// Where: regions compared by one number, as tiles of China and as a ranked table.
import { html } from '../html.js';
import { campaignPath } from '../api.js';
import { count, share } from '../format.js';
import { CampaignHead } from '../part/campaign-head.js';
import { Definition } from '../part/definition.js';
import { RankedTable } from '../part/table.js';
import { Told, toldColumns } from '../part/told.js';
import { legend, rankText, tiles } from '../shape/where.js';
import { anyMissing } from '../shape/told.js';
import { Link } from '../shell/header.js';

export { texts } from '../text/where.js';

/** Others can be chosen above, and are all in the exported file. */
const BESIDE_GRID = 4;
const BESIDE = 8;

export const view = ({ view: asked }) => campaignPath(asked, 'views/where', {
  region: asked.region, period: asked.period, metric: asked.metric, level: asked.level,
});

export function Page(props) {
  const { answer, words } = props;
  const common = { ...props, campaign: answer.campaign, word: words.get(answer.metric) };
  return html`
    <${CampaignHead} ...${common} />
    <${Choices} ...${common} />
    <div class=${answer.tiles.length > 0 ? 'where with-grid' : 'where'}>
      ${answer.tiles.length > 0 && html`<${Grid} ...${common} />`}
      <${Ranking} ...${common} />
    </div>`;
}

/** By which number, and which regions. */
function Choices({ answer, campaign, word, words, view: asked, lang, t, go }) {
  const several = answer.metrics[0] === 'new_reach';
  return html`
    <section class="choices">
      <label>${t('comparedBy')}
        <select data-testid="metric" value=${answer.metric} onChange=${(e) => go({ metric: e.target.value })}>
          ${answer.metrics.map((id) => html`<option key=${id} value=${id} selected=${id === answer.metric}>${words.get(id).name[lang]}</option>`)}
        </select>
      </label>
      ${answer.levels.length > 1 && html`
        <div class="periods" role="group" aria-label=${t('level')} data-testid="level">
          ${answer.levels.map((level) => html`
            <button key=${level} type="button" aria-pressed=${level === answer.level} onClick=${() => go({ level: String(level) })}>${t(`ranking_${level}`)}</button>`)}
        </div>`}
      <p class="whole"><span>${t('whole')}</span> <b><${Told} row=${answer.total} word=${word} campaign=${campaign} lang=${lang} t=${t} /></b></p>
      <p class="sentence">${word.sentence[lang]}</p>
      ${several && asked.period !== 'flight' && html`<p class="note">${t('severalDays')}</p>`}
    </section>`;
}

function Grid(props) {
  const { answer, word, lang, t } = props;
  return html`
    <section class="card" data-testid="grid">
      <h2><${Definition} text=${t('schematic')}>${t('chinaByProvince')}<//></h2>
      <ul class="places" aria-label=${`${t('chinaByProvince')}: ${word.name[lang]}`}>
        ${tiles(answer, word, lang, t).map((tile) => html`<${Place} key=${tile.region} tile=${tile} ...${props} />`)}
      </ul>
      <h3 class="sr">${t('legend')}</h3>
      <ul class="legend" title=${t('legendWhy')} data-testid="legend">
        ${legend(answer, word, lang, t).map((entry) => html`<li key=${entry.key}><i class="swatch ${entry.key}" aria-hidden="true"></i>${entry.text}</li>`)}
      </ul>
    </section>`;
}

function Place({ tile, ...props }) {
  const look = tile.step === null ? tile.state : `step-${tile.step}`;
  return html`
    <li style=${{ gridRow: tile.row, gridColumn: tile.column }}>
      <${Link} class="place ${look}" to=${{ region: tile.region, level: '' }} ...${props} data-tile=${tile.region} data-state=${tile.state} aria-label=${tile.describe}>
        <b><span class="long">${tile.name}</span><span class="brief" aria-hidden="true">${tile.sign}</span></b><span>${tile.text}</span>
      <//>
    </li>`;
}

function Ranking(props) {
  const { answer, lang, t } = props;
  if (answer.level === null) return html`<section class="card"><p class="empty">${t('noFiner')}</p></section>`;
  const label = t(`ranking_${answer.level}`);
  const rows = answer.rows.map((row) => ({ key: row.region, ...row }));
  return html`
    <section class="card" data-testid="ranking">
      <h2>${label}</h2>
      ${rows.length === 0
        ? html`<p class="empty">${t('noRegions')}</p>`
        : html`<${RankedTable} key=${answer.metric} label=${label} first=${nameColumn(props)} columns=${columns(props)} rows=${rows}
            bar=${answer.metric} sort=${{ id: answer.metric, direction: -1 }} lang=${lang} t=${t} />`}
      ${answer.left_out > 0 && html`<p class="note">${t('leftOut', { rows: count(answer.left_out, lang) })}</p>`}
      ${answer.unknown && html`<${Unknown} ...${props} />`}
      ${answer.level > 1 && html`<p class="note">${t('coarser')}</p>`}
      ${anyMissing([...rows, answer.total]) && html`<p class="note">${t('partlyNote')}</p>`}
    </section>`;
}

function nameColumn(props) {
  const { lang, t } = props;
  return {
    name: t('region'),
    value: (row) => row.name[lang],
    cell: (row) => html`<span class="ranked" title=${t('rankWhy')}>${rankText(row.rank, lang)}</span>${row.opens
      ? html`<${Link} to=${{ region: row.region, level: '' }} ...${props}>${row.name[lang]}<//>`
      : row.name[lang]}`,
  };
}

/** The chosen number stands first, with its share where regions add up. */
function columns(props) {
  const { answer, word, lang, t } = props;
  const others = answer.metrics.filter((id) => id !== answer.metric).slice(0, answer.tiles.length > 0 ? BESIDE_GRID : BESIDE);
  const [chosen, ...rest] = toldColumns([answer.metric, ...others], props);
  const shares = {
    id: 'share', name: t('shareOf'), definition: `${word.name[lang]}: ${t('shareWhy')}`,
    value: (row) => row.share,
    cell: (row) => (row.share === null ? html`<span class="none">–</span>` : share(row.share, lang)),
  };
  return [chosen, ...(answer.rows.some((row) => row.share !== null) ? [shares] : []), ...rest];
}

/** People without a region are no region: they stand apart. */
function Unknown({ answer, campaign, word, words, lang, t }) {
  const row = answer.unknown;
  const ids = [answer.metric, ...answer.metrics.filter((id) => id !== answer.metric).slice(0, 3)];
  return html`
    <p class="unknown" data-testid="unknown" data-row="UNKNOWN"><${Definition} text=${t('unknownWhy')}>${t('unknownRegion')}<//>
      ${ids.map((id) => html`<span key=${id}>${words.get(id).name[lang]} <b><${Told} row=${row} word=${words.get(id)} campaign=${campaign} lang=${lang} t=${t} /></b></span>`)}
    </p>`;
}
