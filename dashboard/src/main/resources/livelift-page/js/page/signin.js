// Signing in: shown instead of any page while nobody has; afterwards the page that was asked for.
import { Component, createRef } from '../../libraries/preact.js';
import { html } from '../html.js';
import { BASE, send, session } from '../api.js';
import { PasswordForm } from '../part/password-form.js';

export { texts } from '../text/signin.js';

export const view = () => null;

/** What the provider's answer left in the address. */
const NOTES = { '#signin-failed': 'providerFailed', '#account-disabled': 'disabled' };

export function Page(props) {
  const { state, lang, t, go } = props;
  // Whose session has ended is still known by name, but has to sign in again.
  const isOneTime = state.me?.must_change_password === true;
  const other = lang === 'zh' ? 'en' : 'zh';
  const heading = t(isOneTime ? 'oneTime' : 'signIn');
  document.title = `${heading} · Livelift`;
  return html`
    <main id="main" class="entrance">
      <div class="card">
        <div class="brand"><img src="/favicon.svg" alt="" width="26" height="26" /><span>Livelift</span></div>
        <h1>${heading}</h1>
        ${isOneTime ? html`<${OneTime} ...${props} />` : html`<${SignIn} ...${props} />`}
        <footer>
          <button class="link" data-testid="language" lang=${other === 'zh' ? 'zh-CN' : 'en'} onClick=${() => go({ lang: other }, { replace: true })}>${t('switchLanguage')}</button>
          ${isOneTime && html`<button class="link" onClick=${signOut}>${t('signOut')}</button>`}
        </footer>
      </div>
    </main>`;
}

/** Ends the session and begins the page anew, so that nothing of it stays in memory. */
export async function signOut() {
  try {
    await send('DELETE', '/session');
  } finally {
    location.reload();
  }
}

function OneTime({ state, t, start }) {
  return html`
    <p>${t('oneTimeWhy', { name: state.me.name })}</p>
    <${PasswordForm} name=${state.me.name} t=${t} done=${start} />`;
}

class SignIn extends Component {
  state = { provider: null, fault: null, busy: false };

  name = createRef();

  componentDidMount() {
    this.name.current.focus();
    const note = NOTES[location.hash];
    if (note) {
      this.setState({ fault: note });
      history.replaceState(null, '', location.pathname + location.search);
    }
    session().then(({ oidc }) => this.setState({ provider: oidc }), () => {});
  }

  submit = async (e) => {
    e.preventDefault();
    const form = e.currentTarget;
    this.setState({ fault: null, busy: true });
    try {
      await send('POST', '/session', { name: form.elements.name.value, password: form.elements.password.value });
      this.props.start();
    } catch (failure) {
      form.elements.password.value = '';
      this.setState({ busy: false, fault: { 401: 'wrong', 400: 'wrong', 403: 'insecure', 429: 'tooMany' }[failure.status] ?? 'unavailable' });
      form.elements.password.focus();
    }
  };

  render({ t }, { provider, fault, busy }) {
    const start = `${BASE}/oidc/start?view=${encodeURIComponent(location.search)}`;
    return html`
      ${provider && html`<a class="provider" href=${start} data-testid="provider">${t('signInWith', { name: provider })}</a><p class="or">${t('or')}</p>`}
      <form class="form" onSubmit=${this.submit} data-testid="signin-form">
        <label>${t('name')}<input ref=${this.name} name="name" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required /></label>
        <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
        ${fault && html`<p class="fault" role="alert">${t(fault)}</p>`}
        <button class="primary" type="submit" disabled=${busy}>${t('signIn')}</button>
      </form>`;
  }
}
