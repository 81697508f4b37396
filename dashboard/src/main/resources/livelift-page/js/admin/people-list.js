import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { ask, send } from '../api.js';
import { CampaignPicker } from '../part/campaign-picker.js';
import { Secret } from '../part/secret.js';
import { moment } from '../shape/moment.js';

const ROLES = ['ADMINISTRATOR', 'MANAGER', 'VIEWER'];

/** Everybody who may sign in, what they may, and a form that adds somebody. */
export class PeopleList extends Component {
  state = { people: null, secret: null, editing: null, fault: null, chosen: [] };

  componentDidMount() {
    this.load();
  }

  load = async () => {
    try {
      this.setState({ people: (await ask('/people')).people });
    } catch (failure) {
      this.setState({ fault: failure.message });
    }
  };

  /** Changes something and shows what is there afterwards. */
  change = async (method, path, body) => {
    this.setState({ fault: null });
    try {
      return await send(method, path, body);
    } catch (failure) {
      this.setState({ fault: failure.message });
      return undefined;
    } finally {
      this.load();
    }
  };

  add = async (e) => {
    e.preventDefault();
    const form = e.currentTarget;
    const name = form.elements.name.value;
    const added = await this.change('POST', '/people', { name, role: form.elements.role.value, campaigns: this.state.chosen });
    if (added) {
      form.reset();
      this.setState({ chosen: [], secret: { name, value: added.one_time_password } });
    }
  };

  reset = async (person) => {
    const given = await this.change('POST', `/people/${person.person_no}/password`);
    if (given) this.setState({ secret: { name: person.name, value: given.one_time_password } });
  };

  grant = async (person, campaigns) => {
    await this.change('PUT', `/people/${person.person_no}/campaigns`, { campaigns });
    this.setState({ editing: null });
  };

  render(props, { people, secret, editing, fault, chosen }) {
    const { state, t } = props;
    return html`
      ${secret && html`<${Secret} text=${t('addedOnce', { name: secret.name })} value=${secret.value} close=${() => this.setState({ secret: null })} t=${t} />`}
      ${fault && html`<p class="fault" role="alert">${t('failed', { detail: fault })}</p>`}
      <section class="card">
        ${people === null ? html`<p class="empty">${t('loading')}</p>` : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('people')}>
            <table data-testid="people">
              <thead><tr><th scope="col">${t('name')}</th><th scope="col" class="text">${t('role')}</th><th scope="col" class="text">${t('campaigns')}</th><th scope="col" class="text">${t('state')}</th><th scope="col">${t('seen')}</th><th scope="col">${t('actions')}</th></tr></thead>
              <tbody>${people.map((person) => html`<${Row} key=${person.person_no} ...${props} person=${person} list=${this} />`)}</tbody>
            </table>
          </div>`}
        ${editing && html`<${Grants} key=${editing.person_no} person=${editing} campaigns=${state.campaigns ?? []} save=${this.grant} close=${() => this.setState({ editing: null })} t=${t} />`}
      </section>
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">${t('addPerson')}</h2>
        <form class="form" onSubmit=${this.add} data-testid="add-person">
          <label>${t('name')}<input name="name" type="text" maxlength="200" required autocomplete="off" /></label>
          <label>${t('role')}<select name="role">${ROLES.map((role) => html`<option value=${role} selected=${role === 'VIEWER'}>${t(role)}</option>`)}</select></label>
          <${CampaignPicker} label=${t('campaigns')} campaigns=${state.campaigns ?? []} chosen=${chosen} onChange=${(ids) => this.setState({ chosen: ids })} t=${t} />
          <button class="primary" type="submit">${t('add')}</button>
        </form>
      </section>`;
  }
}

function Row({ person, list, lang, t }) {
  const { name, person_no: no, role, disabled } = person;
  const seesAll = role === 'ADMINISTRATOR';
  const state = disabled ? 'isDisabled' : person.must_change_password ? 'isNew' : 'active';
  const button = (id, title, act) => html`<button class="tool" type="button" aria-label=${t(title, { name })} onClick=${act}>${t(id)}</button>`;
  return html`
    <tr class=${disabled ? 'off' : ''} data-row=${name}>
      <th scope="row">${name}${person.oidc_issuer && html` <span class="detail">${t('provider')}</span>`}</th>
      <td class="text"><select aria-label=${t('roleOf', { name })} value=${role} onChange=${(e) => list.change('PATCH', `/people/${no}`, { role: e.target.value })}>
        ${ROLES.map((r) => html`<option key=${r} value=${r} selected=${r === role}>${t(r)}</option>`)}</select></td>
      <td class="text" data-cell="campaigns">${seesAll ? t('allCampaigns') : person.campaigns.join(', ') || '–'}</td>
      <td class="text"><span class="state ${state === 'active' ? 'on' : ''}">${t(state)}</span></td>
      <td>${person.seen_at ? moment(person.seen_at, lang) : t('never')}</td>
      <td><span class="row-actions">
        ${!seesAll && button('edit', 'editOf', () => list.setState({ editing: person }))}
        ${button('reset', 'newPasswordFor', () => list.reset(person))}
        ${button('endSessions', 'endSessionsOf', () => list.change('DELETE', `/people/${no}/sessions`))}
        ${button(disabled ? 'enable' : 'disable', disabled ? 'enableOf' : 'disableOf', () => list.change('PATCH', `/people/${no}`, { disabled: !disabled }))}
      </span></td>
    </tr>`;
}

class Grants extends Component {
  state = { chosen: this.props.person.campaigns };

  render({ person, campaigns, save, close, t }, { chosen }) {
    return html`
      <form class="form" data-testid="grants" onSubmit=${(e) => { e.preventDefault(); save(person, chosen); }}>
        <${CampaignPicker} label=${t('campaignsOf', { name: person.name })} campaigns=${campaigns} chosen=${chosen} onChange=${(ids) => this.setState({ chosen: ids })} t=${t} />
        <span class="row-actions"><button class="primary" type="submit">${t('save')}</button><button class="tool" type="button" onClick=${close}>${t('cancel')}</button></span>
      </form>`;
  }
}
