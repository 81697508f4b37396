import { html } from '../html.js';
import { count, share, times } from '../format.js';
import { breakdownWord, namedRows } from '../shape/who.js';
import { anyMissing } from '../shape/told.js';
import { Definition } from './definition.js';
import { RankedTable } from './table.js';
import { toldColumns } from './told.js';

/**
 * A card with a region by the values of one breakdown: bars, shares, figures.
 * @param table of the answer
 * @param shares ids of the measures whose share of all stands beside them
 * @param index ids of the metrics whose multiple of the whole stands beside them
 */
export function BreakdownCard({ table, shares, index = [], ...props }) {
  const { vocabulary, lang, t } = props;
  const word = breakdownWord(vocabulary, table.breakdown);
  const rows = namedRows(table, vocabulary, lang, t);
  return html`
    <section class="card breakdown" data-testid=${table.breakdown}>
      <h2><${Definition} text=${word.sentence[lang]}>${word.name[lang]}<//></h2>
      ${!table.told
        ? html`<p class="empty">${t('notAtLevel', { level: t(`level_${table.finest_level}`) })}</p>`
        : html`<${RankedTable} label=${word.name[lang]} first=${{ name: word.name[lang], value: (row) => row.name, cell: (row) => row.name }}
            columns=${columns(table, shares, index, props)} rows=${rows} bar=${table.columns[0]} sort=${{ id: table.columns[0], direction: -1 }} lang=${lang} t=${t} />`}
      ${table.overlaps && rows.length > 0 && html`<p class="note">${t(`overlaps_${table.breakdown}`)}</p>`}
      ${table.left_out > 0 && html`<p class="note">${t('leftOut', { rows: count(table.left_out, lang) })}</p>`}
      ${anyMissing(rows) && html`<p class="note">${t('partlyNote')}</p>`}
    </section>`;
}

function columns(table, shares, index, props) {
  const { words, lang, t } = props;
  const beside = (id, kind, format) => ({
    id: `${id}-${kind}`, name: t(kind), definition: t(`${kind}Why`, { name: words.get(id).name[lang] }),
    value: (row) => row[kind][id] ?? null,
    cell: (row) => (row[kind][id] === undefined ? html`<span class="none">–</span>` : html`<span data-figure=${`${id}-${kind}`}>${format(row[kind][id])}</span>`),
  });
  return toldColumns(table.columns, props).flatMap((column) => [
    column,
    ...(shares.includes(column.id) ? [beside(column.id, 'shares', (value) => share(value, lang))] : []),
    ...(index.includes(column.id) ? [beside(column.id, 'index', (value) => `${times(value, lang)} ×`)] : []),
  ]);
}
