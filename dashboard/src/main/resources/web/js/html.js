// Markup without a build step: tagged templates that make Preact elements.
import { h } from '/vendor/preact/preact.module.js';
import htm from '/vendor/htm.js';

export const html = htm.bind(h);
