// Markup without a build step: tagged templates that make Preact elements.
import { h } from '../libraries/preact.js';
import htm from '../htm/htm.js';

export const html = htm.bind(h);
