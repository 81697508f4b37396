import { html } from '../html.js';
import { sortValue } from '../shape/table.js';
import { toldFigure } from '../shape/told.js';
import { Shown } from './figure.js';

/** One number of a row of a period; one of which days are missing is marked and says of how many. */
export function Told({ row, word, campaign, lang, t }) {
  const { text, state, days } = toldFigure(row, word, campaign, lang);
  const shown = html`<${Shown} text=${text} state=${state} id=${word.id} of=${campaign.campaign_id + lang} t=${t} />`;
  if (days === 0) return shown;
  return html`<span class="partly" title=${t('partlyDays', { days })}>${shown}<sup aria-hidden="true">◦</sup><span class="sr"> ${t('partlyDays', { days })}</span></span>`;
}

/** Columns of a ranked table for rows that have `figures` and `withheld_days`. */
export function toldColumns(ids, { words, campaign, lang, t }) {
  return ids.map((id) => {
    const word = words.get(id);
    return {
      id, name: word.name[lang], definition: word.sentence[lang],
      value: (row) => sortValue(row.figures, word),
      cell: (row) => html`<${Told} row=${row} word=${word} campaign=${campaign} lang=${lang} t=${t} />`,
    };
  });
}
