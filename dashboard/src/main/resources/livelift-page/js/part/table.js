import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { barWidths, sorted, sortValue } from '../shape/table.js';
import { Definition } from './definition.js';
import { Figure } from './figure.js';
import { Icon } from './icon.js';

/**
 * A ranked table: every column sorts it, the first has a bar. Wide tables scroll inside their card.
 * @param label what the table shows, for screen readers
 * @param columns {id, name, definition, value(row), cell(row)}; value is what to sort by
 * @param first {name, value(row), cell(row)} the column that names the rows
 * @param rows each with a `key`
 * @param bar the id of the column that the bars show
 * @param sort {id, direction} at the beginning
 */
export class RankedTable extends Component {
  state = { sort: null };

  render({ label, first, columns, rows, bar, sort: initial, lang, t }) {
    if (rows.length === 0) return html`<p class="empty">${t('noData')}</p>`;
    const sort = this.state.sort ?? initial ?? { id: bar ?? columns[0].id, direction: -1 };
    const by = columns.find((column) => column.id === sort.id) ?? first;
    const ordered = sorted(rows, by.value, sort.direction, lang);
    const barColumn = columns.find((column) => column.id === bar);
    const widths = barColumn ? barWidths(ordered.map(barColumn.value)) : null;
    const turn = (id) => this.setState({ sort: { id, direction: sort.id === id ? -sort.direction : -1 } });
    const direction = (id) => (sort.id === id ? (sort.direction > 0 ? 'ascending' : 'descending') : undefined);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${label}>
        <table>
          <thead><tr>
            <th scope="col" aria-sort=${direction('first')}><button type="button" class="sort" onClick=${() => turn('first')}>${first.name}<${Arrow} of=${direction('first')} /></button></th>
            ${columns.map((column) => html`
              <th key=${column.id} scope="col" aria-sort=${direction(column.id)}>
                <${Definition} class="sort" text=${column.definition} onClick=${() => turn(column.id)}>${column.name}<${Arrow} of=${direction(column.id)} /><//>
              </th>`)}
          </tr></thead>
          <tbody>${ordered.map((row, i) => html`
            <tr key=${row.key} data-row=${row.key}>
              <th scope="row">${widths && html`<span class="bar" aria-hidden="true"><i style=${{ width: `${widths[i] * 100}%` }}></i></span>`}<span>${first.cell(row)}</span></th>
              ${columns.map((column) => html`<td key=${column.id}>${column.cell(row)}</td>`)}
            </tr>`)}
          </tbody>
        </table>
      </div>`;
  }
}

function Arrow({ of }) {
  return of ? html`<${Icon} name=${of === 'ascending' ? 'up' : 'down'} />` : null;
}

/** Columns of figures by their ids, for rows that have `figures`. */
export function figureColumns(ids, { words, campaign, lang, t }) {
  return ids.map((id) => {
    const word = words.get(id);
    return {
      id, name: word.name[lang], definition: word.sentence[lang],
      value: (row) => sortValue(row.figures, word),
      cell: (row) => html`<${Figure} figures=${row.figures} word=${word} campaign=${campaign} lang=${lang} t=${t} />`,
    };
  });
}
