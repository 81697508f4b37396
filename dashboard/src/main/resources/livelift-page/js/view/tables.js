import { html } from '../html.js';
import { address, barWidths, trail } from '../shape.js';
import { Figure, NameOf } from './number.js';

const CHANNEL_COLUMNS = ['views', 'reach', 'average_frequency', 'conversions', 'conversion_rate', 'credit_linear', 'cost_per_conversion'];
const REGION_COLUMNS = ['reach', 'average_frequency', 'conversions', 'conversion_rate', 'cost_per_reached'];

export function ChannelTable(props) {
  const names = props.breakdowns.find((b) => b.id === 'CHANNEL');
  const rows = props.shown.channels.map((c) => ({
    key: c.value, label: names.values[c.value]?.[props.lang] ?? c.value, figures: c.figures,
  }));
  return html`
    <section class="card" data-testid="channels">
      <h2>${props.t('byChannel')}</h2>
      <${FigureTable} ...${props} first=${names.name[props.lang]} rows=${rows} columns=${CHANNEL_COLUMNS} />
    </section>`;
}

export function RegionTable(props) {
  const { shown, lang, t, go } = props;
  const rows = shown.regions.map((r) => ({
    key: r.region, figures: r.figures,
    label: html`<${RegionLink} path=${r.region} name=${r.name[lang]} ...${props} />`,
  }));
  return html`
    <section class="card" data-testid="regions">
      <h2>${t('byRegion')}</h2>
      <${Trail} ...${props} />
      ${rows.length === 0 && shown.region
        ? html`<p class="empty">${t('noRegions')}</p>`
        : html`<${FigureTable} ...${props} first=${t('region')} rows=${rows} columns=${REGION_COLUMNS} go=${go} />`}
    </section>`;
}

function Trail({ shown, lang, t, go, names }) {
  if (!shown.region) return null;
  const steps = ['', ...trail(shown.region)];
  const name = (path) => (path ? names.get(path)?.[lang] ?? path.split('/').pop() : t('nation'));
  return html`
    <nav class="trail">${steps.map((path, i) => (i === steps.length - 1
      ? html`<span aria-current="page">${name(path)}</span>`
      : html`<${RegionLink} path=${path} name=${name(path)} shown=${shown} lang=${lang} go=${go} /> › `))}
    </nav>`;
}

function RegionLink({ path, name, shown, lang, go }) {
  const open = (e) => { e.preventDefault(); go({ campaign: shown.campaign.campaign_id, region: path }); };
  return html`<a href=${address({ campaign: shown.campaign.campaign_id, region: path, lang })} onClick=${open}>${name}</a>`;
}

/** Rows of figures; the first column has a bar for reach. Wide tables scroll inside their card. */
function FigureTable({ rows, columns, first, shown, words, lang, t }) {
  if (rows.length === 0) return html`<p class="empty">${t('noData')}</p>`;
  const widths = barWidths(rows, 'reach');
  return html`
    <div class="scroll" tabindex="0">
      <table>
        <thead><tr><th scope="col">${first}</th>${columns.map((id) => html`<th scope="col"><${NameOf} word=${words.get(id)} lang=${lang} /></th>`)}</tr></thead>
        <tbody>${rows.map((row, i) => html`
          <tr key=${row.key} data-row=${row.key}>
            <th scope="row"><span class="bar" aria-hidden="true"><i style=${{ width: widths[i] * 100 + '%' }}></i></span><span>${row.label}</span></th>
            ${columns.map((id) => html`<td><${Figure} figures=${row.figures} word=${words.get(id)} campaign=${shown.campaign} lang=${lang} t=${t} /></td>`)}
          </tr>`)}
        </tbody>
      </table>
    </div>`;
}
