// Turns the answer of the page "Where" into tiles and a legend. Pure; holds no formula.
import { compact, count, inUnit } from '../format.js';

const LONG = 9_999;

/** A value as a tile has room for. */
export function short(value, word, campaign, lang) {
  return word.family !== undefined && word.unit !== 'MINOR_CURRENCY' && word.unit !== 'MILLISECONDS' && value > LONG
    ? compact(value, lang) : inUnit(value, word.unit, campaign, lang);
}

/**
 * The tiles of the grid.
 * @returns {{region, row, column, name, sign, state, step, text, describe}[]} describe says all of it in words
 */
export function tiles(answer, word, lang, t) {
  const rows = new Map(answer.rows.map((row) => [row.region, row]));
  const ranked = answer.rows.filter((row) => row.rank !== null).length;
  return answer.tiles.map((place) => {
    const row = rows.get(place.region);
    const name = place.name[lang];
    const text = place.state === 'VALUE' ? short(place.value, word, answer.campaign, lang) : t(`tile_${place.state}`);
    const long = place.state === 'VALUE' ? inUnit(place.value, word.unit, answer.campaign, lang) : t(`tileLong_${place.state}`);
    const rank = row?.rank ? `, ${t('rankOf', { rank: row.rank, all: ranked })}` : '';
    return {
      region: place.region, row: place.row, column: place.column, name, sign: place.sign[lang],
      state: place.state, step: place.step, text,
      describe: `${name}: ${word.name[lang]} ${long}${rank}`,
    };
  });
}

/** The legend: each class of colours with its values, then what has no colour. */
export function legend(answer, word, lang, t) {
  const value = (v) => short(v, word, answer.campaign, lang);
  const states = ['WITHHELD', 'NONE', 'NO_DATA'].filter((state) => answer.tiles.some((tile) => tile.state === state));
  return [
    ...answer.scale.map(({ step, low, high }) => ({ key: `step-${step}`, text: low === high ? value(low) : `${value(low)} – ${value(high)}` })),
    ...states.map((state) => ({ key: state, text: t(`tileLong_${state}`) })),
  ];
}

/** Rows of the table with their ranks as text. */
export function rankText(rank, lang) {
  return rank === null ? '–' : count(rank, lang);
}
