import { html } from '../html.js';
import { trail } from '../shape/region.js';
import { Link } from '../shell/header.js';

/** The way from the nation down to the region that is shown. */
export function Trail(props) {
  const { state, view, lang, t } = props;
  if (!view.region) return html`<span class="trail">${t('nation')}</span>`;
  const name = (path) => (path ? nameOf(path, state, lang) : t('nation'));
  const steps = ['', ...trail(view.region)];
  return html`
    <nav class="trail" aria-label=${t('region')} data-testid="trail">
      ${steps.map((path, i) => (i === steps.length - 1
        ? html`<span aria-current="page">${name(path)}</span>`
        : html`<${Link} key=${path} to=${{ region: path }} ...${props}>${name(path)}<//><span class="sep" aria-hidden="true">›</span>`))}
    </nav>`;
}

/** The answer names the regions it is of; a page that has all names knows others too. */
function nameOf(path, state, lang) {
  const named = state.answer?.trail?.find((step) => step.region === path)?.name ?? state.regionNames.get(path);
  return named?.[lang] ?? path.split('/').pop();
}
