// For administrators: people and their rights, all tokens, the audit log.
import { html } from '../html.js';
import { AuditLog } from '../admin/audit-log.js';
import { PeopleList } from '../admin/people-list.js';
import { AllTokens } from '../admin/all-tokens.js';
import { Link } from '../shell/header.js';

export { texts } from '../text/admin-people.js';

export const view = () => null;

const SECTIONS = { people: PeopleList, tokens: AllTokens, log: AuditLog };

export function Page(props) {
  const { view: asked, t } = props;
  const Section = SECTIONS[asked.tab];
  return html`
    <h1>${t('title')}</h1>
    <nav class="sections" aria-label=${t('title')}>
      ${Object.keys(SECTIONS).map((tab) => html`
        <${Link} key=${tab} class="tool" to=${{ tab }} ...${props} aria-current=${tab === asked.tab ? 'page' : undefined}>${t(tab)}<//>`)}
    </nav>
    <${Section} ...${props} />`;
}
