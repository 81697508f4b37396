import { html } from '../html.js';

/**
 * Tiles on a grid, coloured by level: as a map that gives every region the same room.
 * @param label what the tiles show
 * @param tiles {key, row, column, name, text, level, state, describe}: level 0..1 of the largest;
 *     state withheld, none or value; describe the tile in words
 * @param onOpen (key); without it tiles are no buttons
 */
export function Tiles({ label, tiles, onOpen }) {
  return html`
    <ul class="tiles" aria-label=${label}>
      ${tiles.map((tile) => html`
        <li key=${tile.key} style=${{ gridRow: tile.row, gridColumn: tile.column }}>
          <button type="button" class="tile ${tile.state} level-${step(tile.level)}" data-tile=${tile.key} aria-label=${tile.describe}
            disabled=${!onOpen} onClick=${() => onOpen(tile.key)}><b>${tile.name}</b><span>${tile.text}</span></button>
        </li>`)}
    </ul>`;
}

/** Seven steps of one colour: more cannot be told apart. */
function step(level) {
  return level === null || level === undefined ? 'none' : Math.min(6, Math.floor(level * 7));
}
