// Figures of a period of several days, of which some may not tell of prescribing. Pure.
import { figure } from '../format.js';

/**
 * One number of a row.
 * @param row {figures, withheld_days}
 * @returns {{text, state, days}} text of a count of which days are missing says "at least"; days that do not tell, 0 if all do
 */
export function toldFigure(row, word, campaign, lang) {
  const shown = figure(row.figures, word, campaign, lang);
  const days = row.withheld_days?.[word.id] ?? 0;
  if (shown.state !== 'value' || days === 0) return { ...shown, days: 0 };
  const isCount = word.family !== undefined;
  return { ...shown, days, text: isCount ? `≥ ${shown.text}` : shown.text };
}

/** Whether any number of the rows rests on fewer days than the period has. */
export function anyMissing(rows) {
  return rows.some((row) => Object.keys(row.withheld_days ?? {}).some((id) => !row.figures.withheld.includes(id)));
}
