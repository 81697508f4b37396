import { html } from '../html.js';
import { pageOf } from '../pages.js';
import { ExportMenu } from '../part/export-menu.js';
import { Trail } from '../part/trail.js';
import { Period } from './period.js';

/** What narrows the page, and the way out of it: region, period, export. */
export function Toolbar(props) {
  const { state, view } = props;
  const page = pageOf(view.page);
  if (state.page?.module.ownToolbar) return null;
  const path = state.page?.id === view.page ? state.page.module.view(state) : null;
  const exported = state.page?.module.exported ? state.page.module.exported(state) : path;
  if (!page.period && !page.region && !exported) return null;
  return html`
    <div class="toolbar">
      ${page.region && html`<${Trail} ...${props} />`}
      <span class="spring"></span>
      ${page.period && html`<${Period} ...${props} />`}
      ${exported && state.answer && html`<${ExportMenu} path=${exported} ...${props} />`}
    </div>`;
}
