import { html } from '../html.js';
import { BASE } from '../api.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';

/** What the page shows, to take along. Epoch and definitions go with it. */
export function ExportMenu({ path, lang, t }) {
  const file = (format) => `${BASE}${path}${path.includes('?') ? '&' : '?'}format=${format}&lang=${lang}`;
  return html`
    <${Menu} testid="export" button=${html`<${Icon} name="export" /><span>${t('export')}</span>`}>
      <a data-done href=${file('xlsx')} download>${t('exportXlsx')}</a>
      <a data-done href=${file('csv')} download>${t('exportCsv')}</a>
      <button data-done type="button" onClick=${() => setTimeout(print)}>${t('exportPrint')}</button>
    <//>`;
}
