// One's own account: who one is, the password, tokens for programs.
import { Component } from '../../libraries/preact.js';
import { html } from '../html.js';
import { ask, send } from '../api.js';
import { CampaignPicker } from '../part/campaign-picker.js';
import { PasswordForm } from '../part/password-form.js';
import { Secret } from '../part/secret.js';
import { TokenTable } from '../part/token-table.js';
import { signOut } from './signin.js';

export { texts } from '../text/account.js';

export const view = () => null;

const DAYS = [30, 90, 365];

export class Page extends Component {
  state = { changed: false };

  render(props, { changed }) {
    const { state, t } = props;
    const { me } = state;
    if (me === null) return html`<p class="empty">${t('loading')}</p>`;
    return html`
      <h1>${t('title')}</h1>
      <section class="card">
        <dl class="facts">
          <dt>${t('name')}</dt><dd>${me.name}</dd>
          <dt>${t('role')}</dt><dd>${t(me.role)}</dd>
          <dt>${t('campaigns')}</dt><dd>${granted(me, state.campaigns, t)}</dd>
        </dl>
        <button class="tool" type="button" data-testid="sign-out" onClick=${signOut}>${t('signOut')}</button>
      </section>
      <section class="card" aria-labelledby="password-title">
        <h2 id="password-title">${t('changePassword')}</h2>
        ${changed && html`<p class="done" role="status">${t('passwordChanged')}</p>`}
        <${PasswordForm} name=${me.name} t=${t} done=${() => this.setState({ changed: true })} />
      </section>
      <${OwnTokens} ...${props} />`;
  }
}

function granted(me, campaigns, t) {
  if (me.campaigns === null) return t('allCampaigns');
  if (me.campaigns.length === 0) return t('noneGranted');
  const names = new Map((campaigns ?? []).map((c) => [c.campaign_id, c.name]));
  return me.campaigns.map((id) => names.get(id) ?? id).join(', ');
}

class OwnTokens extends Component {
  state = { tokens: [], chosen: [], issued: null, fault: null };

  componentDidMount() {
    this.load();
  }

  load = async () => {
    try {
      this.setState({ tokens: (await ask('/account/tokens')).tokens });
    } catch (failure) {
      this.setState({ fault: failure.message });
    }
  };

  create = async (e) => {
    e.preventDefault();
    const form = e.currentTarget;
    const { chosen } = this.state;
    const { t } = this.props;
    if (chosen.length === 0) {
      this.setState({ fault: t('chooseCampaigns') });
      return;
    }
    try {
      const { token } = await send('POST', '/account/tokens', { name: form.elements.name.value, campaigns: chosen, days: Number(form.elements.days.value) });
      form.reset();
      this.setState({ issued: token, chosen: [], fault: null });
      this.load();
    } catch (failure) {
      this.setState({ fault: t('failed', { detail: failure.message }) });
    }
  };

  revoke = async (token) => {
    try {
      await send('DELETE', `/account/tokens/${token.token_no}`);
    } catch (failure) {
      this.setState({ fault: this.props.t('failed', { detail: failure.message }) });
    }
    this.load();
  };

  render({ state, lang, t }, { tokens, chosen, issued, fault }) {
    return html`
      <section class="card" aria-labelledby="tokens-title">
        <h2 id="tokens-title">${t('tokens')}</h2>
        <p>${t('tokensWhy')}</p>
        ${issued && html`<${Secret} text=${t('tokenOnce')} value=${issued} close=${() => this.setState({ issued: null })} t=${t} />`}
        <form class="form" onSubmit=${this.create} data-testid="token-form">
          <label>${t('tokenName')}<input name="name" type="text" maxlength="100" required autocomplete="off" /></label>
          <${CampaignPicker} label=${t('campaigns')} campaigns=${state.campaigns ?? []} chosen=${chosen} onChange=${(ids) => this.setState({ chosen: ids })} t=${t} />
          <label>${t('tokenDays')}<select name="days">${DAYS.map((days) => html`<option value=${days} selected=${days === 90}>${t('days', { days })}</option>`)}</select></label>
          ${fault && html`<p class="fault" role="alert">${fault}</p>`}
          <button class="primary" type="submit">${t('createToken')}</button>
        </form>
        <${TokenTable} tokens=${tokens} revoke=${this.revoke} lang=${lang} t=${t} />
      </section>`;
  }
}
