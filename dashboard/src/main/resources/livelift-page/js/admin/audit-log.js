import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { ask, path } from '../api.js';
import { moment } from '../shape/moment.js';
import { detailText } from '../shape/account.js';

const AT_ONCE = 50;

/** Who did what, newest first. */
export class AuditLog extends Component {
  state = { people: [], entries: null, person: '', more: false, fault: null };

  componentDidMount() {
    ask('/people').then(({ people }) => this.setState({ people }), () => {});
    this.load('', []);
  }

  async load(person, before) {
    try {
      const { entries } = await ask(path('/audit-entries', { person, before: before.at(-1)?.entry_no, limit: AT_ONCE }));
      this.setState({ person, entries: [...before, ...entries], more: entries.length === AT_ONCE, fault: null });
    } catch (failure) {
      this.setState({ fault: failure.message });
    }
  }

  render({ lang, t }, { people, entries, person, more, fault }) {
    return html`
      <section class="card">
        <label class="filter">${t('who')}
          <select value=${person} onChange=${(e) => this.load(e.target.value, [])}>
            <option value="">${t('everybody')}</option>
            ${people.map((p) => html`<option key=${p.person_no} value=${p.person_no}>${p.name}</option>`)}
          </select>
        </label>
        ${fault && html`<p class="fault" role="alert">${t('failed', { detail: fault })}</p>`}
        ${entries?.length === 0 && html`<p class="empty">${t('noEntries')}</p>`}
        ${entries?.length > 0 && html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('log')}>
            <table data-testid="audit-log">
              <thead><tr><th scope="col">${t('when')}</th><th scope="col" class="text">${t('who')}</th><th scope="col" class="text">${t('what')}</th><th scope="col" class="text">${t('campaign')}</th><th scope="col" class="text">${t('address')}</th><th scope="col" class="text">${t('detail')}</th></tr></thead>
              <tbody>${entries.map((entry) => html`
                <tr key=${entry.entry_no} data-action=${entry.action}>
                  <th scope="row"><time datetime=${entry.at}>${moment(entry.at, lang)}</time></th>
                  <td class="text">${entry.name ?? ''}</td><td class="text">${actionText(entry.action, t)}</td><td class="text">${entry.campaign_id ?? ''}</td><td class="text">${entry.address ?? ''}</td>
                  <td class="text"><span class="detail">${detailText(entry.detail)}</span></td>
                </tr>`)}
              </tbody>
            </table>
          </div>`}
        ${more && html`<p><button class="tool" type="button" onClick=${() => this.load(person, entries)}>${t('older')}</button></p>`}
      </section>`;
  }
}

/** An action without words of its own is called by its id. */
function actionText(action, t) {
  try {
    return t(action);
  } catch {
    return action.toLowerCase().replaceAll('_', ' ');
  }
}
